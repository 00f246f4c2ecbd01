package heartstring.experience.answers;

import heartstring.experience.questions.Emotion;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.Option;
import heartstring.experience.questions.Phrases;
import heartstring.experience.questions.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Other programs tell what was chosen in the words that people read; here it is known by keys. Pure. */
final class LabelRules {

    private static final int MOST_PICKS = 50;

    private LabelRules() {}

    /** What was typed, with keys and numbers in place of labels; what is neither stays as it is. */
    static Map<String, List<String>> keys(Form form, Map<String, List<String>> typed) {
        Map<String, List<String>> keyed = new LinkedHashMap<>();
        typed.forEach((field, values) -> {
            String key = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
            keyed.put(
                    field,
                    form.question(key).map(q -> values(form, q, field, values)).orElse(values));
        });
        return keyed;
    }

    private static List<String> values(Form form, Question question, String field, List<String> values) {
        return switch (question) {
            case Question.Scale s -> values.stream().map(LabelRules::leading).toList();
            case Question.Choice choice -> field.equals(choice.key()) ? picks(form, choice, values) : values;
            case Question.Matrix matrix ->
                values.stream()
                        .map(v -> key(form, matrix.columns(), v).orElse(v))
                        .toList();
            case Question.Feeling f -> values.stream().map(LabelRules::feeling).toList();
            default -> values;
        };
    }

    /** {@code 9 - Very likely} is 9. */
    private static String leading(String value) {
        String start = value.strip().split("[\\s-]", 2)[0];
        return start.matches("\\d{1,2}") ? start : value;
    }

    /** Several stand in one text as well, parted by commas or semicolons, which may be within a label, too. */
    private static List<String> picks(Form form, Question.Choice choice, List<String> values) {
        if (values.size() != 1) {
            return values.stream()
                    .map(v -> key(form, choice.options(), v).orElse(v))
                    .toList();
        }
        String whole = values.getFirst();
        Optional<String> one = key(form, choice.options(), whole);
        if (one.isPresent() || !choice.several()) {
            return List.of(one.orElse(whole));
        }
        List<String> found = new ArrayList<>();
        for (String part : whole.split("\\s*[,;|]\\s*")) {
            key(form, choice.options(), part).ifPresent(found::add);
        }
        List<String> within = choice.options().stream()
                .filter(o -> labels(form, o)
                        .anyMatch(label -> label.length() > 2
                                && whole.toLowerCase(Locale.ROOT).contains(label.toLowerCase(Locale.ROOT))))
                .map(Option::key)
                .toList();
        List<String> best = found.size() >= within.size() ? found : within;
        return best.isEmpty()
                ? values
                : best.stream().distinct().limit(MOST_PICKS).toList();
    }

    private static Optional<String> key(Form form, List<Option> options, String value) {
        return options.stream()
                .filter(o -> o.key().equals(value.strip())
                        || labels(form, o).anyMatch(label -> label.equalsIgnoreCase(value.strip())))
                .map(Option::key)
                .findFirst();
    }

    private static Stream<String> labels(Form form, Option option) {
        Function<String, String> in = language -> option.label().in(language, form.language());
        return form.languages().stream().map(in).filter(label -> !label.isBlank());
    }

    private static String feeling(String value) {
        return Arrays.stream(Emotion.values())
                .map(Emotion::word)
                .filter(word -> word.equals(value)
                        || Phrases.LANGUAGES.stream()
                                .anyMatch(language ->
                                        Phrases.of(language).say(word).equalsIgnoreCase(value.strip())))
                .findFirst()
                .orElse(value);
    }
}
