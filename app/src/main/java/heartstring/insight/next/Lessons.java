package heartstring.insight.next;

import heartstring.insight.bought.Bought;
import heartstring.kernels.nextbasket.Blend;
import heartstring.kernels.nextbasket.BlendLearning;
import heartstring.kernels.nextbasket.Ease;
import heartstring.kernels.nextbasket.OwnTop;
import heartstring.kernels.nextbasket.Parts;
import heartstring.kernels.nextbasket.Past;
import heartstring.kernels.nextbasket.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Learns from customers how next baskets are told. The last five weeks are kept aside: what goes together and what is bought lately is
 * learnt before them, the weights from the first baskets within them, of every second customer; on the others it is tried. Then all is
 * learnt from everything.
 */
final class Lessons {

    /** More products than these are told by what somebody does with them alone. */
    static final int MOST_ITEMS = 20_000;

    private static final int EASE_ITEMS = 2_000;
    private static final int KEPT_DAYS = 35;
    private static final int MOST_BASKETS = 100;
    private static final int MOST_EXAMPLES = 3_000;
    private static final int LEAST_TRIED = 25;
    private static final int TOLD = 10;
    private static final double HALF_DAYS = 21;
    private static final double RIDGE = 100;
    private static final double FADE = 0.9;
    private static final int KEPT = 60;
    private static final double PENALTY = 1e-3;
    private static final int TREES = 40;

    private final List<Bought> sample = new ArrayList<>();

    /**
     * Of so many next baskets that were not learnt from, how many held something of the ten products told, and what share of their
     * products was among them.
     */
    record Trial(int baskets, Hits blend, Hits own, Hits popular) {}

    /** Shares between 0 and 1. */
    record Hits(double hit, double recall) {}

    /** @param trial null with too few to try it on */
    record Learnt(
            long[] products,
            int customers,
            int baskets,
            int examples,
            Blend blend,
            @Nullable Trial trial) {}

    private record Example(Past past, int[] next, double day) {}

    /** One customer; of those who came once nothing can be learnt. */
    void add(Bought bought) {
        if (bought.size() > 1) {
            sample.add(bought);
        }
    }

    /** Empty with too few who came again. */
    Optional<Learnt> learn(double today) {
        long[] products = products();
        if (products.length < 2) {
            return Optional.empty();
        }
        Map<Long, Integer> numbers = HashMap.newHashMap(products.length);
        for (int n = 0; n < products.length; n++) {
            numbers.put(products[n], n);
        }
        List<Past> pasts = sample.stream()
                .map(bought -> bought.past(product -> numbers.getOrDefault(product, -1))
                        .latest(MOST_BASKETS))
                .toList();
        double last = sample.stream().mapToDouble(Bought::lastDay).max().orElse(today);
        double cut = last - KEPT_DAYS;
        List<Past> before = pasts.stream()
                .map(past -> past.first(until(past, cut)))
                .filter(past -> past.size() > 0)
                .toList();
        List<Example> examples = examples(pasts, cut);
        Parts known = parts(before, products.length, cut);
        Blend weighed = weighed(known, examples).orElse(null);
        if (weighed == null) {
            return Optional.empty();
        }
        return Optional.of(new Learnt(
                products,
                sample.size(),
                sample.stream().mapToInt(Bought::size).sum(),
                examples.size(),
                weighed.with(parts(pasts, products.length, last)),
                trial(known, before, examples, products.length)));
    }

    /** From the most bought. */
    private long[] products() {
        Map<Long, Integer> counts = new HashMap<>();
        for (Bought bought : sample) {
            for (long[] basket : bought.baskets()) {
                for (long product : basket) {
                    counts.merge(product, 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ITEMS)
                .mapToLong(Map.Entry::getKey)
                .toArray();
    }

    private static Parts parts(List<Past> pasts, int items, double until) {
        return Parts.learn(
                pasts, items, until, new Parts.Setting(new Ease.Setting(EASE_ITEMS, RIDGE, FADE, KEPT), HALF_DAYS));
    }

    private static int until(Past past, double cut) {
        int n = 0;
        while (n < past.size() && past.days()[n] <= cut) {
            n++;
        }
        return n;
    }

    /** Of each customer who had come twice before, the first basket after that day; of many, evenly some. */
    private static List<Example> examples(List<Past> pasts, double cut) {
        List<Example> examples = new ArrayList<>();
        for (Past past : pasts) {
            int n = until(past, cut);
            if (n > 1 && n < past.size()) {
                examples.add(new Example(past.first(n), past.baskets()[n], past.days()[n]));
            }
        }
        if (examples.size() <= MOST_EXAMPLES) {
            return examples;
        }
        List<Example> some = new ArrayList<>();
        for (int e = 0; e < MOST_EXAMPLES; e++) {
            some.add(examples.get((int) ((long) e * examples.size() / MOST_EXAMPLES)));
        }
        return some;
    }

    private static Optional<Blend> weighed(Parts parts, List<Example> examples) {
        BlendLearning learning = new BlendLearning(parts);
        examples.forEach(e -> learning.add(e.past(), e.next(), e.day()));
        return learning.learn(PENALTY, TREES);
    }

    private static @Nullable Trial trial(Parts known, List<Past> before, List<Example> examples, int items) {
        List<Example> learnt = new ArrayList<>();
        List<Example> tried = new ArrayList<>();
        for (int e = 0; e < examples.size(); e++) {
            (e % 2 == 0 ? learnt : tried).add(examples.get(e));
        }
        Blend blend = weighed(known, learnt).orElse(null);
        if (blend == null || tried.size() < LEAST_TRIED) {
            return null;
        }
        int[] popular = popular(before, items);
        return new Trial(
                tried.size(),
                hits(tried, e -> blend.items(e.past(), e.day(), TOLD)),
                hits(tried, e -> Ranking.top(OwnTop.scores(e.past(), items, 1), TOLD)),
                hits(tried, e -> popular));
    }

    private static int[] popular(List<Past> before, int items) {
        double[] counts = new double[items];
        before.forEach(past ->
                Arrays.stream(past.baskets()).flatMapToInt(Arrays::stream).forEach(i -> counts[i]++));
        return Ranking.top(counts, TOLD);
    }

    private static Hits hits(List<Example> tried, Function<Example, int[]> by) {
        double hit = 0;
        double recall = 0;
        for (Example e : tried) {
            double share = Ranking.recall(by.apply(e), e.next());
            hit += share > 0 ? 1 : 0;
            recall += share;
        }
        return new Hits(hit / tried.size(), recall / tried.size());
    }

    /** What the page tells of how good it was, from the best. */
    static List<Map.Entry<String, Hits>> ranked(Trial trial) {
        return Map.of(
                        "this way",
                        trial.blend(),
                        "what they bought most",
                        trial.own(),
                        "what everybody buys most",
                        trial.popular())
                .entrySet()
                .stream()
                .sorted(Comparator.comparingDouble(
                                (Map.Entry<String, Hits> e) -> -e.getValue().recall())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }
}
