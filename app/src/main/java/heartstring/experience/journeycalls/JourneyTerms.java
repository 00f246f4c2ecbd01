package heartstring.experience.journeycalls;

import heartstring.story.terms.Term;
import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Term.Param;
import heartstring.story.terms.Terms;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where customers are on journeys, for conditions. */
@Component
@Order(620)
class JourneyTerms implements Terms {

    private static final String GROUP = "Journeys";
    private static final Param JOURNEY = new Param("journey", Type.TEXT, true, "the journey's name");
    private static final Param STAGE = new Param("stage", Type.TEXT, true, "the stage's name");
    private static final Param DAYS = new Param("days", Type.NUMBER, false, "in the last days");

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                                "journey.stage",
                                GROUP,
                                Type.TEXT,
                                "the stage of a journey",
                                "is at stage {is} of {journey}",
                                "is not at stage {is} of {journey}",
                                new OfCustomer(JourneyTermsSql::stage, null))
                        .with(JOURNEY),
                Term.of(
                                "journey.passed",
                                GROUP,
                                Type.NUMBER,
                                "how often something happened at a stage",
                                "was at stage {stage} of {journey} {is} times[ in the last {days} days]",
                                "was not at stage {stage} of {journey} {is} times[ in the last {days} days]",
                                new OfCustomer(JourneyTermsSql::passed, Value.of(0)))
                        .with(JOURNEY, STAGE, DAYS));
    }
}
