package heartstring.insight.moments;

import heartstring.kernels.drivers.Factor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What may go with an outcome, out of moments and what was around them; pure. */
public final class Factors {

    static final String STORE = "store";
    static final String ITEM = "item:";

    private static final int MOST_ITEMS = 6;
    private static final int MOST_STORES = 9;
    private static final int FEWEST_IN_STORE = 20;

    /** What is called the score itself in a survey. */
    private static final double SAME_AS_SCORE = 0.99;

    private Factors() {}

    /** How a factor is called, what its numbers are, and whether somebody can change it. */
    public record Meaning(String title, String unit, boolean mendable) {}

    public static Meaning meaning(String key) {
        return switch (key) {
            case "wait" -> new Meaning("Waiting at the till", "minutes", true);
            case "hours" -> new Meaning("Hours until we answered what they wrote", "hours", true);
            case "complaints" -> new Meaning("Complaints in the 30 days before", "complaints", true);
            case "returns" -> new Meaning("Goods brought back in the 30 days before", "goods", true);
            case "feeling" -> new Meaning("How their words felt in the 30 days before", "from −1 bad to 1 good", true);
            case "rated" -> new Meaning("How they had rated us in the 30 days before", "of 1", true);
            case "online" -> new Meaning("Bought online", "share", false);
            case STORE -> new Meaning("Which store it was", "points between stores", true);
            default -> new Meaning(words(key.startsWith(ITEM) ? key.substring(ITEM.length()) : key), "points", true);
        };
    }

    private static String words(String key) {
        String words = key.replace('_', ' ').replace('-', ' ').strip();
        return words.isEmpty() ? key : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Of answers: the other questions, the wait, the store and what was before. */
    static List<Factor> ofAnswers(List<Moment> answers, List<Around> around) {
        List<Factor> factors = new ArrayList<>();
        for (String question : questions(answers)) {
            factors.add(Factor.of(
                    ITEM + question, column(answers, m -> m.items().getOrDefault(question, Double.NaN))));
        }
        factors.add(Factor.of(
                "wait",
                IntStream.range(0, answers.size())
                        .mapToDouble(i -> Double.isNaN(answers.get(i).waitMinutes())
                                ? around.get(i).waitMinutes()
                                : answers.get(i).waitMinutes())
                        .toArray()));
        factors.addAll(around(around));
        stores(answers).ifPresent(factors::add);
        return factors;
    }

    /** Of visits: the wait, what they had said and rated, the store and what was before. */
    static List<Factor> ofVisits(List<Moment> visits, List<Around> around) {
        List<Factor> factors = new ArrayList<>();
        factors.add(Factor.of("wait", column(around, Around::waitMinutes)));
        factors.add(Factor.of("rated", column(around, Around::rated)));
        factors.addAll(around(around));
        factors.add(Factor.of("online", column(visits, m -> m.online() ? 1 : 0)));
        stores(visits).ifPresent(factors::add);
        return factors;
    }

    private static List<Factor> around(List<Around> around) {
        return List.of(
                Factor.of("complaints", column(around, Around::complaints)),
                Factor.of("returns", column(around, Around::returns)),
                Factor.of("feeling", column(around, Around::feeling)),
                Factor.of("hours", column(around, Around::answerHours)));
    }

    private static <T> double[] column(List<T> rows, ToDoubleFunction<T> of) {
        return rows.stream().mapToDouble(of).toArray();
    }

    /** The questions that were answered most, without the one that is the score. */
    private static List<String> questions(List<Moment> answers) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Long> same = new TreeMap<>();
        for (Moment answer : answers) {
            answer.items().forEach((question, number) -> {
                counts.merge(question, 1L, Long::sum);
                same.merge(question, number == answer.score() ? 1L : 0L, Long::sum);
            });
        }
        return counts.entrySet().stream()
                .filter(e -> same.getOrDefault(e.getKey(), 0L) < SAME_AS_SCORE * e.getValue())
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_ITEMS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** One column for each store; of stores of few it counts as not known. */
    private static Optional<Factor> stores(List<Moment> moments) {
        Map<String, Long> counts = moments.stream()
                .map(Moment::store)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting()));
        List<String> stores = counts.entrySet().stream()
                .filter(e -> e.getValue() >= FEWEST_IN_STORE)
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_STORES)
                .map(Map.Entry::getKey)
                .toList();
        if (stores.size() < 2) {
            return Optional.empty();
        }
        TreeSet<String> known = new TreeSet<>(stores);
        double[][] columns = stores.stream()
                .map(store -> column(
                        moments, m -> known.contains(m.store()) ? (m.store().equals(store) ? 1 : 0) : Double.NaN))
                .toArray(double[][]::new);
        return Optional.of(new Factor(STORE, columns));
    }
}
