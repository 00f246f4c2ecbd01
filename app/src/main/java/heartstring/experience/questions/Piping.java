package heartstring.experience.questions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts earlier answers, and what came with the link, into words: {@code {{why}}}, {@code {{first_name}}}. Plain text, no markup. */
public final class Piping {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z][a-z0-9_]{0,39})\\s*}}");
    private static final int MOST = 200;

    private Piping() {}

    /** What can stand in words, by name: hidden values, and each answer in that language. */
    public static Map<String, String> names(
            Form form, Map<String, Given> given, Map<String, String> hidden, String language) {
        Map<String, String> names = new HashMap<>(hidden);
        given.forEach((key, answer) ->
                form.question(key).ifPresent(q -> names.put(key, words(form, q, answer, language))));
        return names;
    }

    /** The text with every place filled; what is not known leaves nothing behind. */
    public static String fill(String text, Map<String, String> names) {
        if (!text.contains("{{")) {
            return text;
        }
        Matcher places = PLACE.matcher(text);
        String filled = places.replaceAll(match -> {
            String value = names.getOrDefault(match.group(1), "")
                    .replaceAll("\\s+", " ")
                    .strip();
            return Matcher.quoteReplacement(value.length() > MOST ? value.substring(0, MOST) + "…" : value);
        });
        return filled.replaceAll("[, ]+([.!?])", "$1")
                .replaceAll(" +,", ",")
                .replaceAll(" {2,}", " ")
                .strip();
    }

    /** An answer as people read it. */
    public static String words(Form form, Question question, Given given, String language) {
        return switch (given) {
            case Given.Figure figure -> String.valueOf(figure.number());
            case Given.Text text -> text.words();
            case Given.On on -> on.day().toString();
            case Given.Sent sent -> sent.name();
            case Given.Agreed a -> "✓";
            case Given.Reach reach -> reach.name().isEmpty() ? reach.email() : reach.name();
            case Given.Picks picks ->
                joined(
                        picks.keys().stream()
                                .map(key -> question instanceof Question.Feeling
                                        ? Phrases.of(language).say(key)
                                        : label(form, options(question), key, language))
                                .collect(Collectors.joining(", ")),
                        picks.other());
            case Given.Rows rows ->
                question instanceof Question.Matrix matrix
                        ? matrix.rows().stream()
                                .filter(row -> rows.columns().containsKey(row.key()))
                                .map(row -> row.label().in(language, form.language()) + ": "
                                        + label(
                                                form,
                                                matrix.columns(),
                                                rows.columns().getOrDefault(row.key(), ""),
                                                language))
                                .collect(Collectors.joining(", "))
                        : "";
        };
    }

    private static String joined(String picks, String other) {
        return other.isEmpty() ? picks : picks.isEmpty() ? other : picks + ", " + other;
    }

    static List<Option> options(Question question) {
        return switch (question) {
            case Question.Choice choice -> choice.options();
            case Question.Ranking ranking -> ranking.options();
            default -> List.of();
        };
    }

    private static String label(Form form, List<Option> options, String key, String language) {
        Optional<Option> option =
                options.stream().filter(o -> o.key().equals(key)).findFirst();
        return option.map(o -> o.label().in(language, form.language())).orElse(key);
    }
}
