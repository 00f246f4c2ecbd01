package heartstring.demo.opinions;

import heartstring.experience.asking.Trigger;
import heartstring.experience.asking.Triggers;
import heartstring.experience.brought.BroughtAskings;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Question.Head;
import heartstring.experience.questions.Words;
import heartstring.experience.surveys.Settling;
import heartstring.experience.surveys.Surveys;
import heartstring.experience.surveys.Surveys.Outcome;
import heartstring.experience.surveys.Templates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The surveys of the demo shop. Their answers are in the stream of the shop, with the truths that are planted there. */
@Component
public class DemoSurveys {

    private static final String VISIT = "after_visit";
    private static final String RECOMMEND = "recommend";
    private static final String BOX = "letter_box";
    private static final String TRIGGER = "After a purchase";
    private static final int RECOMMEND_DAYS = 150;

    /** So many did not answer for each who did. */
    private static final double VISIT_SILENT = 2.6;

    private static final double RECOMMEND_SILENT = 1.9;
    private static final int MOST_ASKED = 50_000;

    private final Surveys surveys;
    private final Triggers triggers;
    private final BroughtAskings brought;
    private final OpinionsSql sql;

    DemoSurveys(Surveys surveys, Triggers triggers, BroughtAskings brought, OpinionsSql sql) {
        this.surveys = surveys;
        this.triggers = triggers;
        this.brought = brought;
        this.sql = sql;
    }

    /** Draws them up, unless they are there. */
    public void draw() {
        publish("After a visit", VISIT, visit(), 0, false);
        publish("Would you recommend us?", RECOMMEND, recommend(), RECOMMEND_DAYS, false);
        publish("Letter box in the store", BOX, Templates.FREE.form(), 0, true);
    }

    /** Tells who had been asked in the past, so that it is known how many of them answered. */
    public void recall() {
        recall(VISIT, VISIT_SILENT);
        recall(RECOMMEND, RECOMMEND_SILENT);
    }

    private void recall(String key, double silent) {
        surveys.byKey(key).ifPresent(survey -> {
            List<BroughtAskings.Asked> asked = new ArrayList<>(sql.answered(survey.id(), MOST_ASKED));
            asked.addAll(sql.silent(survey.id(), (int) Math.round(silent * asked.size())));
            brought.bring(survey.id(), asked);
        });
    }

    /** Lets them ask by themselves from now on. */
    public void ask() {
        surveys.byKey(VISIT)
                .filter(s -> triggers.all().stream().noneMatch(t -> t.name().equals(TRIGGER)))
                .ifPresent(s -> triggers.add(
                        new Trigger(0, s.id(), TRIGGER, "Order Completed", null, 180, BigDecimal.valueOf(20), false)));
    }

    private void publish(String name, String key, Form form, int againDays, boolean anonymous) {
        if (surveys.byKey(key).isEmpty() && surveys.draw(name, key, form) instanceof Outcome.Done done) {
            int id = done.survey().id();
            surveys.settle(id, new Settling(name, anonymous, null, 0, againDays, List.of()));
            surveys.publish(id);
        }
    }

    /** As the stream answers it: a number from 0 to 10, friendliness and freshness from 1 to 5, and words. */
    private static Form visit() {
        return form(
                words("How was your visit?", "Wie war Ihr Besuch?"),
                List.of(
                        new Question.Scale(
                                head("score", "How was your visit, all in all?", "Wie war Ihr Besuch insgesamt?", true),
                                Measure.RATING,
                                10,
                                words("Bad", "Schlecht"),
                                words("Wonderful", "Wunderbar")),
                        stars("friendliness", "How friendly were we?", "Wie freundlich waren wir?"),
                        stars("freshness", "How fresh was everything?", "Wie frisch war alles?"),
                        new Question.Feeling(head("feeling", "How did it feel?", "Wie hat es sich angefühlt?", false)),
                        free("comment_words", "What should we know?", "Was sollten wir wissen?")));
    }

    private static Form recommend() {
        return form(
                words("How likely are you to recommend us?", "Würden Sie uns empfehlen?"),
                List.of(
                        new Question.Scale(
                                head(
                                        "score",
                                        "How likely are you to recommend Marigold Market to a friend?",
                                        "Wie wahrscheinlich ist es, dass Sie Marigold Market weiterempfehlen?",
                                        true),
                                Measure.NPS,
                                10,
                                words("Not at all likely", "Sehr unwahrscheinlich"),
                                words("Very likely", "Sehr wahrscheinlich")),
                        free("why", "What is the main reason?", "Was ist der wichtigste Grund?")));
    }

    private static Form form(Words title, List<Question> questions) {
        return new Form(
                List.of("en", "de"),
                title,
                Words.NONE,
                words("Thank you. We read every answer.", "Danke. Wir lesen jede Antwort."),
                Form.Layout.STEPS,
                questions,
                List.of(),
                List.of("store", "order_id", "first_name"));
    }

    private static Question stars(String key, String english, String german) {
        return new Question.Scale(head(key, english, german, false), Measure.RATING, 5, Words.NONE, Words.NONE);
    }

    private static Question free(String key, String english, String german) {
        return new Question.Free(head(key, english, german, false), false);
    }

    private static Head head(String key, String english, String german, boolean required) {
        return new Head(key, words(english, german), Words.NONE, required);
    }

    private static Words words(String english, String german) {
        return Words.of(Map.of("en", english, "de", german));
    }
}
