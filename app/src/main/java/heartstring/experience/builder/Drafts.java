package heartstring.experience.builder;

import heartstring.experience.questions.Form;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Option;
import heartstring.experience.questions.Question;
import heartstring.experience.questions.Question.Head;
import heartstring.experience.questions.Rule;
import heartstring.experience.questions.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into the builder as changes of a form; pure. */
final class Drafts {

    private Drafts() {}

    /** The form with one more question at its end. */
    static Form plus(Form form, Kind kind) {
        List<Question> questions = new ArrayList<>(form.questions());
        questions.add(fresh(form, kind));
        return form.withQuestions(questions);
    }

    private static Question fresh(Form form, Kind kind) {
        String language = form.language();
        Head head = new Head(key(form, kind.word()), Words.of(language, title(kind)), Words.NONE, false);
        List<Option> options =
                List.of(new Option("o1", Words.of(language, "One")), new Option("o2", Words.of(language, "Two")));
        return switch (kind) {
            case NPS -> scale(head, Measure.NPS);
            case CSAT -> scale(head, Measure.CSAT);
            case CES -> scale(head, Measure.CES);
            case RATING -> scale(head, Measure.RATING);
            case FEELING -> new Question.Feeling(head);
            case ONE -> new Question.Choice(head, false, false, options);
            case SEVERAL -> new Question.Choice(head, true, false, options);
            case MATRIX -> new Question.Matrix(head, options, options);
            case RANKING -> new Question.Ranking(head, options);
            case TEXT -> new Question.Free(head, false);
            case LINE -> new Question.Free(head, true);
            case DAY -> new Question.Day(head);
            case FILE -> new Question.Upload(head);
            case CONSENT -> new Question.Consent(head);
            case CONTACT -> new Question.Contact(head);
        };
    }

    private static Question scale(Head head, Measure measure) {
        return new Question.Scale(head, measure, measure.usual(), Words.NONE, Words.NONE);
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case NPS -> "How likely are you to recommend us?";
            case CSAT -> "How satisfied were you?";
            case CES -> "We made it easy for you. Do you agree?";
            case RATING -> "How was it?";
            case FEELING -> "How did it feel?";
            case CONSENT -> "May we use your answer?";
            case CONTACT -> "How can we reach you?";
            default -> "A new question";
        };
    }

    private static String key(Form form, String word) {
        String key = word;
        for (int n = 2; isTaken(form, key); n++) {
            key = word + n;
        }
        return key;
    }

    private static boolean isTaken(Form form, String key) {
        return form.question(key).isPresent() || form.hidden().contains(key);
    }

    /** The form with one question changed as typed, in that language. */
    static Form changed(Form form, String key, Map<String, String> typed, String language) {
        return form.withQuestions(form.questions().stream()
                .map(q -> q.key().equals(key) ? changed(form, q, typed, language) : q)
                .toList());
    }

    private static Question changed(Form form, Question q, Map<String, String> typed, String language) {
        Head head = new Head(
                q.key(),
                q.head().title().with(language, typed.getOrDefault("title", "")),
                q.head().help().with(language, typed.getOrDefault("help", "")),
                typed.containsKey("required"));
        boolean first = language.equals(form.language());
        List<String> options = lines(typed.getOrDefault("options", ""));
        return switch (q) {
            case Question.Scale scale ->
                new Question.Scale(
                        head,
                        scale.measure(),
                        scale.measure() == Measure.RATING ? number(typed.get("most"), scale.most()) : scale.most(),
                        scale.low().with(language, typed.getOrDefault("low", "")),
                        scale.high().with(language, typed.getOrDefault("high", "")));
            case Question.Choice choice ->
                new Question.Choice(
                        head,
                        choice.several(),
                        typed.containsKey("other"),
                        OptionRules.edited(choice.options(), options, language, first));
            case Question.Ranking ranking ->
                new Question.Ranking(head, OptionRules.edited(ranking.options(), options, language, first));
            case Question.Matrix matrix ->
                new Question.Matrix(
                        head,
                        OptionRules.edited(matrix.rows(), lines(typed.getOrDefault("rows", "")), language, first),
                        OptionRules.edited(matrix.columns(), options, language, first));
            case Question.Feeling f -> new Question.Feeling(head);
            case Question.Free free -> new Question.Free(head, free.brief());
            case Question.Day d -> new Question.Day(head);
            case Question.Upload u -> new Question.Upload(head);
            case Question.Consent c -> new Question.Consent(head);
            case Question.Contact c -> new Question.Contact(head);
        };
    }

    /** The form with a question moved up (-1) or down (1). */
    static Form moved(Form form, String key, int by) {
        List<Question> questions = new ArrayList<>(form.questions());
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).key().equals(key)) {
                int to = Math.clamp(i + (long) by, 0, questions.size() - 1);
                Collections.swap(questions, i, to);
                break;
            }
        }
        return form.withQuestions(questions);
    }

    /** The form without a question, and without the rules that speak of it. */
    static Form minus(Form form, String key) {
        return form.withQuestions(form.questions().stream()
                        .filter(q -> !q.key().equals(key))
                        .toList())
                .withRules(form.rules().stream()
                        .filter(r -> !r.on().equals(key) && !key.equals(target(r)))
                        .toList());
    }

    static @Nullable String target(Rule rule) {
        return switch (rule.then()) {
            case Rule.Then.GoTo to -> to.question();
            case Rule.Then.Show show -> show.question();
            case Rule.Then.Finish f -> null;
        };
    }

    /** The form with one more rule; none when it cannot be read. */
    static Optional<Form> ruled(Form form, Map<String, String> typed) {
        String option = typed.getOrDefault("value", "").strip();
        int number = number(option, -1);
        Rule.Test test = switch (typed.getOrDefault("test", "")) {
            case "at-least" -> number < 0 ? null : new Rule.Test.AtLeast(number);
            case "at-most" -> number < 0 ? null : new Rule.Test.AtMost(number);
            case "has" -> option.isEmpty() ? null : new Rule.Test.Has(option);
            case "has-not" -> option.isEmpty() ? null : new Rule.Test.HasNot(option);
            case "answered" -> new Rule.Test.Answered();
            case "skipped" -> new Rule.Test.Skipped();
            default -> null;
        };
        String to = typed.getOrDefault("to", "");
        Rule.Then then = switch (typed.getOrDefault("then", "")) {
            case "show" -> new Rule.Then.Show(to);
            case "go-to" -> new Rule.Then.GoTo(to);
            case "finish" -> new Rule.Then.Finish();
            default -> null;
        };
        if (test == null || then == null) {
            return Optional.empty();
        }
        List<Rule> rules = new ArrayList<>(form.rules());
        rules.add(new Rule(typed.getOrDefault("on", ""), test, then));
        return Optional.of(form.withRules(rules));
    }

    static Form withoutRule(Form form, int place) {
        List<Rule> rules = new ArrayList<>(form.rules());
        if (place >= 0 && place < rules.size()) {
            rules.remove(place);
        }
        return form.withRules(rules);
    }

    /** Title, intro, thanks in one language, and the layout and hidden values. */
    static Form texts(Form form, Map<String, String> typed, String language) {
        List<String> hidden = Arrays.stream(typed.getOrDefault("hidden", "").split("[\\s,]+"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return form.saying(
                        form.title().with(language, typed.getOrDefault("title", "")),
                        form.intro().with(language, typed.getOrDefault("intro", "")),
                        form.thanks().with(language, typed.getOrDefault("thanks", "")))
                .laidOut(
                        typed.getOrDefault("layout", "").equals("page") ? Form.Layout.PAGE : Form.Layout.STEPS, hidden);
    }

    /** The form speaking these; the first is what others fall back to. */
    static Form speaking(Form form, String languages) {
        return form.withLanguages(Arrays.stream(languages.split("[\\s,]+"))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList());
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R", -1)).map(String::strip).toList();
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("\\d{1,2}") ? Integer.parseInt(text) : otherwise;
    }
}
