package heartstring.decision.terms;

import heartstring.story.terms.Term;
import heartstring.story.terms.Term.Choice;
import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Terms;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Cases, in conditions. */
@Component
@Order(620)
class CaseTerms implements Terms {

    private static final String GROUP = "Cases";

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                        "case.open",
                        GROUP,
                        Type.FLAG,
                        "an open case",
                        "has an open case",
                        "has no open case",
                        new OfCustomer(ask -> CaseTermsSql.open(), Value.of(false))),
                Term.of(
                                "case.recovered",
                                GROUP,
                                Type.CHOICE,
                                "what came of the last case",
                                "was {is} by the last case",
                                "was not {is} by the last case",
                                new OfCustomer(ask -> CaseTermsSql.recovered(), null))
                        .choosing(new Choice("yes", "won back"), new Choice("no", "not won back")),
                Term.of(
                        "case.closed-days",
                        GROUP,
                        Type.NUMBER,
                        "days since the last case was closed",
                        "had the last case closed {is} days ago",
                        "did not have the last case closed {is} days ago",
                        new OfCustomer(ask -> CaseTermsSql.closedDays(), null)));
    }
}
