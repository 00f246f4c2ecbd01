package heartstring.experience.terms;

import heartstring.story.terms.Term;
import heartstring.story.terms.Term.Choice;
import heartstring.story.terms.Term.OfCustomer;
import heartstring.story.terms.Term.Param;
import heartstring.story.terms.Terms;
import heartstring.story.terms.Type;
import heartstring.story.terms.Value;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Answers, in conditions; a survey is named by its key. Anonymous answers are nobody's and hold for nobody. */
@Component
@Order(450)
class SurveyTerms implements Terms {

    private static final String GROUP = "Surveys";
    private static final Param SURVEY = new Param("survey", Type.TEXT, true, "the survey's key");
    private static final Param ANY_SURVEY = new Param("survey", Type.TEXT, false, "the survey with this key");
    private static final Param QUESTION = new Param("question", Type.TEXT, true, "the question's name");
    private static final Param DAYS = new Param("days", Type.NUMBER, false, "in the last days");

    private static final String WHERE = "[ in the survey {survey}][ in the last {days} days]";

    @Override
    public List<Term> terms() {
        return List.of(nps(), score(), mood(), answered(), chose(), askedDays());
    }

    private static Term nps() {
        return Term.of(
                        "survey.nps",
                        GROUP,
                        Type.NUMBER,
                        "the last NPS",
                        "gave {is} as the last NPS" + WHERE,
                        "did not give {is} as the last NPS" + WHERE,
                        new OfCustomer(ask -> SurveyTermsSql.score(ask, "nps"), null))
                .with(ANY_SURVEY, DAYS);
    }

    private static Term score() {
        return Term.of(
                        "survey.score",
                        GROUP,
                        Type.NUMBER,
                        "the last number given",
                        "gave {is} in the survey {survey} last[ in the last {days} days]",
                        "did not give {is} in the survey {survey} last[ in the last {days} days]",
                        new OfCustomer(ask -> SurveyTermsSql.score(ask, ""), null))
                .with(SURVEY, DAYS);
    }

    private static Term mood() {
        return Term.of(
                        "survey.mood",
                        GROUP,
                        Type.CHOICE,
                        "how the last number given was",
                        "was {is} in the last answer" + WHERE,
                        "was not {is} in the last answer" + WHERE,
                        new OfCustomer(SurveyTermsSql::mood, null))
                .with(ANY_SURVEY, DAYS)
                .choosing(
                        new Choice("high", "happy"),
                        new Choice("middle", "neither happy nor unhappy"),
                        new Choice("low", "unhappy"));
    }

    private static Term answered() {
        return Term.of(
                        "survey.answered",
                        GROUP,
                        Type.NUMBER,
                        "the number of answers",
                        "answered surveys {is} times" + WHERE,
                        "did not answer surveys {is} times" + WHERE,
                        new OfCustomer(SurveyTermsSql::answered, Value.of(0)))
                .with(ANY_SURVEY, DAYS);
    }

    private static Term chose() {
        return Term.of(
                        "survey.chose",
                        GROUP,
                        Type.SEVERAL,
                        "what was chosen last",
                        "chose {is} at “{question}” in the survey {survey}[ in the last {days} days]",
                        "did not choose {is} at “{question}” in the survey {survey}[ in the last {days} days]",
                        new OfCustomer(SurveyTermsSql::chose, null))
                .with(SURVEY, QUESTION, DAYS);
    }

    private static Term askedDays() {
        return Term.of(
                "survey.asked-days",
                GROUP,
                Type.NUMBER,
                "when last asked",
                "was last asked {is} days ago",
                "was not last asked {is} days ago",
                new OfCustomer(ask -> SurveyTermsSql.askedDays(), null));
    }
}
