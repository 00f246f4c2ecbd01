package heartstring.experience.page;

import heartstring.experience.page.Item.Pick;
import heartstring.experience.page.Item.Row;
import heartstring.experience.questions.AnswerRules;
import heartstring.experience.questions.Emotion;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Option;
import heartstring.experience.questions.Phrases;
import heartstring.experience.questions.Piping;
import heartstring.experience.questions.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lays out questions for whoever answers; pure. */
public final class Sheets {

    /** Before the names of fields, so that none is taken for something else. */
    public static final String PREFIX = "q.";

    private final Form form;
    private final String language;
    private final Map<String, List<String>> typed;
    private final Map<String, String> names;
    private final Phrases say;

    /**
     * @param typed what was typed so far, by field
     * @param names what can stand in words
     */
    public Sheets(Form form, String language, Map<String, List<String>> typed, Map<String, String> names) {
        this.form = form;
        this.language = language;
        this.typed = typed;
        this.names = names;
        this.say = Phrases.of(language);
    }

    /** A text of the form in the reader's language, with answers put in. */
    public String words(heartstring.experience.questions.Words words) {
        return Piping.fill(words.in(language, form.language()), names);
    }

    /** A fault in the reader's language. */
    public String fault(AnswerRules.@Nullable Read read) {
        return read instanceof AnswerRules.Read.Bad bad ? say.say(bad.phrase(), bad.number()) : "";
    }

    /** One question; {@code fault} is a sentence or empty. */
    public Item item(Question q, String fault) {
        return switch (q) {
            case Question.Scale scale -> scale(scale, fault);
            case Question.Feeling feeling -> feeling(feeling, fault);
            case Question.Choice choice -> choice(choice, fault);
            case Question.Matrix matrix -> matrix(matrix, fault);
            case Question.Ranking ranking -> ranking(ranking, fault);
            case Question.Free free -> item(free.brief() ? "line" : "text", q, fault, false, List.of());
            case Question.Day d -> item("day", q, fault, false, List.of());
            case Question.Upload u ->
                item("file", q, fault, false, List.of(), List.of(), "", "", one(q.key() + ".name"));
            case Question.Consent c ->
                item("consent", q, fault, false, List.of(pick(q.key(), "yes", say.say("agree"), "")));
            case Question.Contact c -> item("contact", q, fault, false, List.of(), reach(q.key()), "", "", null);
        };
    }

    private Item scale(Question.Scale scale, String fault) {
        List<Pick> picks = scale.numbers().stream()
                .map(n -> pick(scale.key(), String.valueOf(n), String.valueOf(n), ""))
                .toList();
        String kind = scale.measure() == Measure.RATING && scale.most() <= 5 ? "stars" : "scale";
        return item(kind, scale, fault, false, picks, List.of(), words(scale.low()), words(scale.high()), null);
    }

    private Item feeling(Question q, String fault) {
        List<Pick> picks = Arrays.stream(Emotion.values())
                .map(e -> pick(q.key(), e.word(), say.say(e.word()), e.face()))
                .toList();
        return item("feeling", q, fault, false, picks);
    }

    private Item choice(Question.Choice q, String fault) {
        String other = q.other() ? one(q.key() + ".other") : null;
        return item("choice", q, fault, q.several(), picks(q.key(), q.options()), List.of(), "", "", other);
    }

    private Item matrix(Question.Matrix q, String fault) {
        List<Row> rows = q.rows().stream()
                .map(row -> row(q.key(), row, picks(q.key() + "." + row.key(), q.columns())))
                .toList();
        return item("matrix", q, fault, false, picks("", q.columns()), rows, "", "", null);
    }

    private Item ranking(Question.Ranking q, String fault) {
        List<Row> rows = q.options().stream()
                .map(o -> row(
                        q.key(), o, places(q.key() + "." + o.key(), q.options().size())))
                .toList();
        return item("ranking", q, fault, false, List.of(), rows, "", "", null);
    }

    private List<Row> reach(String key) {
        return List.of(
                field(key + ".name", say.say("name"), "text", "name"),
                field(key + ".email", say.say("mail"), "email", "email"),
                field(key + ".phone", say.say("tel"), "tel", "tel"));
    }

    private Item item(String kind, Question q, String fault, boolean several, List<Pick> picks) {
        return item(kind, q, fault, several, picks, List.of(), "", "", null);
    }

    private Item item(
            String kind,
            Question q,
            String fault,
            boolean several,
            List<Pick> picks,
            List<Row> rows,
            String low,
            String high,
            @Nullable String other) {
        return new Item(
                kind,
                q.key(),
                PREFIX + q.key(),
                words(q.head().title()),
                words(q.head().help()),
                q.head().required(),
                fault,
                several,
                picks,
                rows,
                low,
                high,
                one(q.key()),
                other);
    }

    private Row row(String key, Option option, List<Pick> picks) {
        String field = key + "." + option.key();
        return new Row(PREFIX + field, words(option.label()), "", "", one(field), picks);
    }

    private Row field(String field, String label, String type, String complete) {
        return new Row(PREFIX + field, label, type, complete, one(field), List.of());
    }

    private List<Pick> picks(String field, List<Option> options) {
        return options.stream()
                .map(o -> pick(field, o.key(), words(o.label()), ""))
                .toList();
    }

    private List<Pick> places(String field, int most) {
        return IntStream.rangeClosed(1, most)
                .mapToObj(n -> pick(field, String.valueOf(n), String.valueOf(n), ""))
                .toList();
    }

    private Pick pick(String field, String value, String label, String face) {
        return new Pick(value, label, face, typed.getOrDefault(field, List.of()).contains(value));
    }

    private String one(String field) {
        List<String> values = typed.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** The other languages, each as a link that begins so. */
    public List<SurveyView.Link> others(String before) {
        return form.languages().stream()
                .filter(other -> !other.equals(language))
                .map(other -> new SurveyView.Link(
                        other, Phrases.called(other), before + (before.contains("?") ? "&" : "?") + "lang=" + other))
                .toList();
    }

    /** A few words instead of questions. */
    public static SurveyView message(
            String house, String language, String title, String heading, String words, String mode) {
        return new SurveyView(
                house,
                language,
                title,
                "",
                "",
                List.of(),
                List.of(),
                0,
                0,
                false,
                true,
                List.of(),
                "",
                null,
                new SurveyView.Message(heading, words),
                "",
                mode,
                "[]");
    }
}
