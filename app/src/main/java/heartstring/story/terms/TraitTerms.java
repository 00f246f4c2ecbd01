package heartstring.story.terms;

import heartstring.story.terms.Term.Ask;
import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Term.Param;
import heartstring.story.terms.Term.Rows;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Properties that somebody declared of a customer, by name: over all pieces the latest holds. A value is read as the type that is
 * asked for; one that cannot be read so is not known.
 */
@Component
@Order(200)
class TraitTerms implements Terms {

    private static final String GROUP = "Properties";
    private static final String LABEL = "the property “{name}”";
    private static final Param NAME = new Param("name", Type.TEXT, true, "the property's name");
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MM-dd");

    @Override
    public List<Term> terms() {
        return List.of(
                trait("trait", Type.TEXT, ask -> TermsSql.trait(ask.plain("name"))),
                trait("trait.number", Type.NUMBER, ask -> TermsSql.traitNumber(ask.plain("name"))),
                trait("trait.day", Type.DAY, ask -> TermsSql.traitDay(ask.plain("name"))),
                Term.of(
                                "trait.yes",
                                GROUP,
                                Type.FLAG,
                                LABEL,
                                "has the property “{name}” set to yes",
                                "has not the property “{name}” set to yes",
                                new OfCustomer(ask -> TermsSql.traitYes(ask.plain("name")), null))
                        .with(NAME),
                Term.of(
                                "trait.list",
                                GROUP,
                                Type.SEVERAL,
                                "the list “{name}”",
                                "the list “{name}” has {is}",
                                "the list “{name}” has not {is}",
                                new OfCustomer(ask -> TermsSql.traitList(ask.plain("name")), null))
                        .with(NAME),
                birthday("birthday.today", "a birthday today", "has their birthday today", "today", TraitTerms::today),
                birthday(
                        "birthday.month",
                        "a birthday this month",
                        "has their birthday this month",
                        "this month",
                        TraitTerms::month));
    }

    private static Term trait(String name, Type type, Function<Ask, Rows> rows) {
        return Term.of(
                        name,
                        GROUP,
                        type,
                        LABEL,
                        "the property “{name}” is {is}",
                        "the property “{name}” is not {is}",
                        new OfCustomer(rows, null))
                .with(NAME);
    }

    private static Term birthday(
            String name, String label, String says, String when, Function<Ask, List<String>> monthDays) {
        return Term.of(
                name,
                GROUP,
                Type.FLAG,
                label,
                says,
                "does not have their birthday " + when,
                new OfCustomer(ask -> TermsSql.birthday(monthDays.apply(ask)), Value.of(false)));
    }

    private static LocalDate date(Ask ask) {
        return LocalDate.ofInstant(ask.frame().now(), ask.frame().zone());
    }

    /** Who was born on 29 February has their birthday on the 28th in other years. */
    static List<String> today(Ask ask) {
        LocalDate day = date(ask);
        String today = MONTH_DAY.format(day);
        return today.equals("02-28") && !day.isLeapYear() ? List.of(today, "02-29") : List.of(today);
    }

    private static List<String> month(Ask ask) {
        LocalDate first = LocalDate.of(2000, date(ask).getMonth(), 1);
        return first.datesUntil(first.plusMonths(1)).map(MONTH_DAY::format).toList();
    }
}
