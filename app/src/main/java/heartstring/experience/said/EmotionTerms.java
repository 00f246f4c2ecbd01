package heartstring.experience.said;

import heartstring.story.terms.Term;
import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Term.Param;
import heartstring.story.terms.Terms;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What customers' words carried, for conditions; what is not sure counts nowhere. */
@Component
@Order(600)
class EmotionTerms implements Terms {

    private static final String GROUP = "What they say";
    private static final Param FEELING =
            new Param("feeling", Type.TEXT, true, "delight, trust, confusion, frustration, anger, disappointment, …");
    private static final Param THEME =
            new Param("theme", Type.TEXT, true, "delivery, staff, price, quality, waiting, returns, …");
    private static final Param DAYS = new Param("days", Type.NUMBER, false, "in the last days");

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                                "felt",
                                GROUP,
                                Type.NUMBER,
                                "how often they felt something",
                                "felt {feeling} {is} times[ in the last {days} days]",
                                "did not feel {feeling} {is} times[ in the last {days} days]",
                                new OfCustomer(EmotionTermsSql::felt, Value.of(0)))
                        .with(FEELING, DAYS),
                Term.of(
                                "felt.about",
                                GROUP,
                                Type.NUMBER,
                                "how often they felt something about a theme",
                                "felt {feeling} about {theme} {is} times[ in the last {days} days]",
                                "did not feel {feeling} about {theme} {is} times[ in the last {days} days]",
                                new OfCustomer(EmotionTermsSql::feltAbout, Value.of(0)))
                        .with(FEELING, THEME, DAYS),
                Term.of(
                                "said.about",
                                GROUP,
                                Type.NUMBER,
                                "how often they spoke of a theme",
                                "spoke of {theme} {is} times[ in the last {days} days]",
                                "did not speak of {theme} {is} times[ in the last {days} days]",
                                new OfCustomer(EmotionTermsSql::saidAbout, Value.of(0)))
                        .with(THEME, DAYS),
                Term.of(
                                "said.tone",
                                GROUP,
                                Type.CHOICE,
                                "the tone of what they said last",
                                "what they said last was {is}",
                                "what they said last was not {is}",
                                new OfCustomer(ask -> EmotionTermsSql.lastTone(), null))
                        .choosing(
                                new Term.Choice("positive", "positive"),
                                new Term.Choice("negative", "negative"),
                                new Term.Choice("neutral", "neutral"),
                                new Term.Choice("ambiguous", "mixed")));
    }
}
