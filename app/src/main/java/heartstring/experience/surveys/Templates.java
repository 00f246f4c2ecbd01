package heartstring.experience.surveys;

import heartstring.experience.questions.Form;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Option;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Question.Head;
import heartstring.experience.questions.Rule;
import heartstring.experience.questions.Words;
import java.util.List;
import java.util.Map;

/** Surveys to begin from. */
// Forms are unmodifiable; their type cannot say so.
@SuppressWarnings("ImmutableEnumChecker")
public enum Templates {
    NPS("Would you recommend us?", "One number, and why. Two questions.", nps()),
    CSAT("How satisfied were you?", "One to five, and what was missing.", csat()),
    CES("Was it easy?", "How much effort something took.", ces()),
    VISIT("After a visit", "The visit as a whole, friendliness, freshness, the feeling, and words.", visit()),
    CHAT("After a conversation", "Whether it was solved, how it felt, and words.", chat()),
    FREE("Tell us anything", "A feeling and free words; fits a poster or a receipt.", free()),
    BLANK("An empty survey", "Begin with nothing.", blank());

    /** Nothing. */
    static final Form EMPTY = blank();

    private final String label;
    private final String says;
    private final Form form;

    Templates(String label, String says, Form form) {
        this.label = label;
        this.says = says;
        this.form = form;
    }

    public String label() {
        return label;
    }

    /** What it is for, in a sentence. */
    public String says() {
        return says;
    }

    public Form form() {
        return form;
    }

    private static Form nps() {
        return form(
                words("How likely are you to recommend us?", "Würden Sie uns empfehlen?"),
                List.of(
                        new Question.Scale(
                                head(
                                        "nps",
                                        "How likely are you to recommend us to a friend?",
                                        "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
                                        true),
                                Measure.NPS,
                                10,
                                words("Not at all likely", "Sehr unwahrscheinlich"),
                                words("Very likely", "Sehr wahrscheinlich")),
                        free("why", "What is the main reason?", "Was ist der wichtigste Grund?")),
                List.of());
    }

    private static Form csat() {
        return form(
                words("How satisfied were you?", "Wie zufrieden waren Sie?"),
                List.of(
                        new Question.Scale(
                                head("csat", "How satisfied were you?", "Wie zufrieden waren Sie?", true),
                                Measure.CSAT,
                                5,
                                words("Not at all", "Gar nicht"),
                                words("Very much", "Sehr")),
                        free("missing", "What was missing?", "Was hat gefehlt?"),
                        free("good", "What was good?", "Was war gut?")),
                List.of(
                        new Rule("csat", new Rule.Test.AtMost(3), new Rule.Then.Show("missing")),
                        new Rule("csat", new Rule.Test.AtLeast(4), new Rule.Then.Show("good"))));
    }

    private static Form ces() {
        return form(
                words("Was it easy?", "War es einfach?"),
                List.of(
                        new Question.Scale(
                                head(
                                        "ces",
                                        "We made it easy for you. Do you agree?",
                                        "Wir haben es Ihnen leicht gemacht. Stimmt das?",
                                        true),
                                Measure.CES,
                                7,
                                words("Not at all", "Gar nicht"),
                                words("Entirely", "Völlig")),
                        free("effort", "What took the most effort?", "Was hat am meisten Mühe gemacht?")),
                List.of());
    }

    private static Form visit() {
        return form(
                words("How was your visit?", "Wie war Ihr Besuch?"),
                List.of(
                        new Question.Scale(
                                head("visit", "How was your visit?", "Wie war Ihr Besuch?", true),
                                Measure.RATING,
                                5,
                                words("Bad", "Schlecht"),
                                words("Wonderful", "Wunderbar")),
                        new Question.Feeling(head("feeling", "How did it feel?", "Wie hat es sich angefühlt?", false)),
                        rating("friendliness", "How friendly were we?", "Wie freundlich waren wir?"),
                        rating("freshness", "How fresh was everything?", "Wie frisch war alles?"),
                        free("why", "What should we know, {{first_name}}?", "Was sollten wir wissen, {{first_name}}?")),
                List.of());
    }

    private static Form chat() {
        return form(
                words("How did we do?", "Wie haben wir das gemacht?"),
                List.of(
                        new Question.Scale(
                                head(
                                        "csat",
                                        "How satisfied are you with our help?",
                                        "Wie zufrieden sind Sie mit unserer Hilfe?",
                                        true),
                                Measure.CSAT,
                                5,
                                words("Not at all", "Gar nicht"),
                                words("Very much", "Sehr")),
                        new Question.Choice(
                                head("solved", "Is it solved?", "Ist es gelöst?", false),
                                false,
                                false,
                                List.of(
                                        new Option("yes", words("Yes", "Ja")),
                                        new Option("partly", words("In part", "Zum Teil")),
                                        new Option("no", words("No", "Nein")))),
                        free("open", "What is still open?", "Was ist noch offen?")),
                List.of(
                        new Rule("solved", new Rule.Test.Has("partly"), new Rule.Then.Show("open")),
                        new Rule("solved", new Rule.Test.Has("no"), new Rule.Then.Show("open"))));
    }

    private static Form free() {
        return form(
                words("Tell us anything", "Sagen Sie uns, was Sie mögen"),
                List.of(
                        new Question.Feeling(
                                head("feeling", "How do you feel about us?", "Wie geht es Ihnen mit uns?", false)),
                        new Question.Free(
                                head("words", "What would you like to tell us?", "Was möchten Sie uns sagen?", true),
                                false)),
                List.of());
    }

    private static Form blank() {
        return new Form(
                List.of("en"),
                Words.of("en", "A few questions"),
                Words.NONE,
                Words.of("en", "Thank you. Your answer has reached us."),
                Form.Layout.STEPS,
                List.of(),
                List.of(),
                List.of("store", "first_name"));
    }

    private static Form form(Words title, List<Question> questions, List<Rule> rules) {
        return new Form(
                List.of("en", "de"),
                title,
                Words.NONE,
                words("Thank you. Your answer has reached us.", "Danke. Ihre Antwort ist bei uns angekommen."),
                Form.Layout.STEPS,
                questions,
                rules,
                List.of("store", "first_name", "order_id"));
    }

    private static Question rating(String key, String english, String german) {
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
