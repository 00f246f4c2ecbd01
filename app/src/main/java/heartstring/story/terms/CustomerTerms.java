package heartstring.story.terms;

import heartstring.story.terms.Term.Choice;
import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Term.Param;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What lists show of a customer, and the luck of the draw. */
@Component
@Order(100)
class CustomerTerms implements Terms {

    private static final String GROUP = "Customer";

    @Override
    public List<Term> terms() {
        return Stream.concat(known().stream(), consents().stream()).toList();
    }

    private static List<Term> consents() {
        return List.of(
                consent("consent.email.news", "email", "news", "consent to news by e-mail", "get news by e-mail"),
                consent("consent.phone.news", "phone", "news", "consent to news by telephone", "get news by telephone"),
                consent(
                        "consent.email.service",
                        "email",
                        "service",
                        "consent to e-mails about what they have with us",
                        "be written to about what they have with us"),
                consent(
                        "consent.phone.service",
                        "phone",
                        "service",
                        "consent to calls about what they have with us",
                        "be called about what they have with us"));
    }

    private static List<Term> known() {
        return List.of(
                text("city", "the city", "lives in {is}", "does not live in {is}", "city"),
                text(
                        "country",
                        "the country",
                        "lives in the country {is}",
                        "does not live in the country {is}",
                        "country"),
                text("language", "the language", "speaks {is}", "does not speak {is}", "language"),
                Term.of(
                                "kind",
                                GROUP,
                                Type.CHOICE,
                                "the kind of customer",
                                "is {is}",
                                "is not {is}",
                                new OfCustomer(ask -> TermsSql.headline("kind"), null))
                        .choosing(new Choice("person", "a person"), new Choice("company", "a company")),
                flag("has-email", "an e-mail address", "has an e-mail address", "has no e-mail address", "email"),
                flag("has-phone", "a telephone number", "has a telephone number", "has no telephone number", "phone"),
                Term.of(
                        "first-seen",
                        GROUP,
                        Type.MOMENT,
                        "when the customer was first seen",
                        "was first seen {is}",
                        "was not first seen {is}",
                        new OfCustomer(ask -> TermsSql.firstSeen(), null)),
                Term.of(
                                "share",
                                GROUP,
                                Type.NUMBER,
                                "a random share",
                                "is in a share of {is} % drawn as “{draw}”",
                                "is not in a share of {is} % drawn as “{draw}”",
                                new OfCustomer(ask -> TermsSql.share(ask.plain("draw")), null))
                        .with(new Param(
                                "draw", Type.TEXT, true, "a name for the draw; the same name draws the same people")));
    }

    private static Term text(String name, String label, String says, String saysNot, String column) {
        return Term.of(
                name, GROUP, Type.TEXT, label, says, saysNot, new OfCustomer(ask -> TermsSql.headline(column), null));
    }

    /** For the address that lists show; service is allowed until somebody says no, news once they say yes. */
    private static Term consent(String name, String kind, String purpose, String label, String what) {
        return Term.of(
                name,
                GROUP,
                Type.FLAG,
                label,
                "may " + what,
                "may not " + what,
                new OfCustomer(ask -> TermsSql.consent(kind, purpose), Value.of(false)));
    }

    private static Term flag(String name, String label, String says, String saysNot, String column) {
        return Term.of(
                name,
                GROUP,
                Type.FLAG,
                label,
                says,
                saysNot,
                new OfCustomer(ask -> TermsSql.told(column), Value.of(false)));
    }
}
