package heartstring.experience.results;

import heartstring.experience.questions.Emotion;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.Measure;
import heartstring.experience.questions.Option;
import heartstring.experience.questions.Phrases;
import heartstring.experience.questions.Question;
import heartstring.experience.results.ResultsSql.Cell;
import heartstring.experience.results.ResultsSql.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes figures of counts; pure. */
final class FigureRules {

    private static final int MOST = 10;

    private FigureRules() {}

    /** The measure and scale that most of these answers used. */
    record Scale(Measure measure, int most) {}

    static Optional<Scale> usual(List<Cell> cells) {
        Map<Scale, Long> counts = new HashMap<>();
        cells.forEach(c -> counts.merge(
                new Scale(Measure.valueOf(c.measure().toUpperCase(Locale.ROOT)), c.most()), c.answers(), Long::sum));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** The figure of all of them, on that scale. */
    static @Nullable Figure whole(List<Cell> cells, Scale scale) {
        long[] counts = new long[Math.max(MOST, scale.most()) + 1];
        cells.stream().filter(c -> fits(c, scale)).forEach(c -> counts[c.score()] += c.answers());
        return Figure.of(scale.measure(), scale.most(), Arrays.copyOf(counts, scale.most() + 1));
    }

    /** By group, in the order in which they come; small ones are left out. */
    static List<ResultsView.Group> groups(List<Cell> cells, Scale scale) {
        Map<String, List<Cell>> by = cells.stream()
                .filter(c -> fits(c, scale))
                .collect(Collectors.groupingBy(Cell::group, LinkedHashMap::new, Collectors.toList()));
        List<ResultsView.Group> groups = new ArrayList<>();
        by.forEach((name, some) -> {
            Figure figure = whole(some, scale);
            if (figure != null && figure.answers() >= ResultsView.FEWEST) {
                groups.add(new ResultsView.Group(name, figure));
            }
        });
        return groups;
    }

    /** How many groups are too small to be shown. */
    static int small(List<Cell> cells, Scale scale) {
        Map<String, Long> by = cells.stream()
                .filter(c -> fits(c, scale))
                .collect(Collectors.groupingBy(Cell::group, Collectors.summingLong(Cell::answers)));
        return (int) by.values().stream().filter(n -> n < ResultsView.FEWEST).count();
    }

    private static boolean fits(Cell cell, Scale scale) {
        return cell.measure().equals(scale.measure().word())
                && cell.most() == scale.most()
                && cell.score() <= scale.most();
    }

    /** Question by question, in the order of the form; those answered by too few are left out. */
    static List<ResultsView.Asked> questions(@Nullable Form form, List<Tally> tallies) {
        Map<String, List<Tally>> by = tallies.stream()
                .collect(Collectors.groupingBy(Tally::question, LinkedHashMap::new, Collectors.toList()));
        List<String> order = new ArrayList<>();
        if (form != null) {
            form.questions().stream().map(Question::key).filter(by::containsKey).forEach(order::add);
        }
        by.keySet().stream().filter(key -> !order.contains(key)).forEach(order::add);
        List<ResultsView.Asked> asked = new ArrayList<>();
        for (String key : order) {
            List<Tally> some = by.getOrDefault(key, List.of());
            long all = some.stream().mapToLong(Tally::answers).sum();
            Question question = form == null ? null : form.question(key).orElse(null);
            if (all >= ResultsView.FEWEST) {
                asked.add(new ResultsView.Asked(title(form, question, key), all, bars(form, question, some, all)));
            }
        }
        return asked;
    }

    private static List<ResultsView.Bar> bars(
            @Nullable Form form, @Nullable Question question, List<Tally> some, long all) {
        long widest = some.stream().mapToLong(Tally::answers).max().orElse(1);
        return some.stream()
                .sorted((a, b) -> a.number() && b.number()
                        ? Integer.compare(Integer.parseInt(a.value()), Integer.parseInt(b.value()))
                        : Long.compare(b.answers(), a.answers()))
                .map(t -> bar(label(form, question, t.value()), t.answers(), widest, all))
                .toList();
    }

    static ResultsView.Bar bar(String label, long answers, long widest, long all) {
        return new ResultsView.Bar(
                label,
                answers,
                String.format(Locale.ROOT, "%.1f%%", 100.0 * answers / Math.max(1, widest)),
                String.format(Locale.ROOT, "%.0f %%", 100.0 * answers / Math.max(1, all)));
    }

    static String title(@Nullable Form form, @Nullable Question question, String key) {
        String title =
                form == null || question == null ? "" : question.head().title().in(form.language(), form.language());
        return title.isEmpty() ? key.replace('_', ' ') : title;
    }

    private static String label(@Nullable Form form, @Nullable Question question, String value) {
        if (form == null || question == null) {
            return value;
        }
        return switch (question) {
            case Question.Choice choice -> label(form, choice.options(), value);
            case Question.Ranking ranking -> label(form, ranking.options(), value);
            case Question.Matrix matrix -> {
                int dot = value.indexOf('.');
                yield dot < 0
                        ? value
                        : label(form, matrix.rows(), value.substring(0, dot)) + ": "
                                + label(form, matrix.columns(), value.substring(dot + 1));
            }
            case Question.Feeling f -> {
                Optional<Emotion> emotion = Arrays.stream(Emotion.values())
                        .filter(e -> e.word().equals(value))
                        .findFirst();
                yield emotion.map(e -> e.face() + " " + Phrases.of("en").say(e.word()))
                        .orElse(value);
            }
            default -> value;
        };
    }

    private static String label(Form form, List<Option> options, String key) {
        return options.stream()
                .filter(o -> o.key().equals(key))
                .map(o -> o.label().in(form.language(), form.language()))
                .findFirst()
                .orElse(key);
    }
}
