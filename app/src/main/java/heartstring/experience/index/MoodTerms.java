package heartstring.experience.index;

import heartstring.story.terms.Term;
import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Terms;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The index, for conditions. */
@Component
@Order(610)
class MoodTerms implements Terms {

    private static final String GROUP = "Experience";

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                        "experience.index",
                        GROUP,
                        Type.NUMBER,
                        "the experience index",
                        "has an experience index of {is}",
                        "does not have an experience index of {is}",
                        new OfCustomer(ask -> MoodTermsSql.number("round(m.index)"), null)),
                Term.of(
                        "leaving.percent",
                        GROUP,
                        Type.NUMBER,
                        "the chance to leave, in percent",
                        "leaves with a chance of {is} %",
                        "does not leave with a chance of {is} %",
                        new OfCustomer(ask -> MoodTermsSql.number("round(m.chance * 100)"), null)),
                Term.of(
                        "polite-leaver",
                        GROUP,
                        Type.FLAG,
                        "a polite leaver",
                        "says good things and is about to leave",
                        "is no polite leaver",
                        new OfCustomer(ask -> MoodTermsSql.polite(), Value.of(false))));
    }
}
