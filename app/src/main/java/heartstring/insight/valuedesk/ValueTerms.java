package heartstring.insight.valuedesk;

import heartstring.story.terms.Term;
import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Terms;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Habit and worth, for conditions. */
@Component
@Order(630)
class ValueTerms implements Terms {

    private static final String GROUP = "Value";

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                        "cadence.days",
                        GROUP,
                        Type.NUMBER,
                        "the usual days between visits",
                        "comes every {is} days",
                        "does not come every {is} days",
                        new OfCustomer(ask -> ValueTermsSql.habit("round(v.cadence_days)"), null)),
                Term.of(
                        "cadence.late-days",
                        GROUP,
                        Type.NUMBER,
                        "the days beyond their habit",
                        "is {is} days later than usual",
                        "is not {is} days later than usual",
                        new OfCustomer(ask -> ValueTermsSql.late(), null)),
                Term.of(
                        "drifting-regular",
                        GROUP,
                        Type.FLAG,
                        "a drifting regular",
                        "is later, or comes more seldom, than their habit explains",
                        "is no drifting regular",
                        new OfCustomer(ask -> ValueTermsSql.drifting(), Value.of(false))),
                Term.of(
                        "still-comes.percent",
                        GROUP,
                        Type.NUMBER,
                        "the chance to still come, in percent",
                        "still comes with a chance of {is} %",
                        "does not still come with a chance of {is} %",
                        new OfCustomer(ask -> ValueTermsSql.habit("round(v.alive * 100)"), null)),
                Term.of(
                        "value.year",
                        GROUP,
                        Type.MONEY,
                        "the worth in the next year",
                        "will be worth {is} in a year",
                        "will not be worth {is} in a year",
                        new OfCustomer(ask -> ValueTermsSql.value(), null)));
    }
}
