package heartstring.insight.drivers;

import heartstring.insight.moments.Gathered;
import heartstring.insight.moments.Moment;
import heartstring.kernels.drivers.Driver;
import heartstring.kernels.drivers.Factor;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which moments lie behind a factor; pure. */
final class StoryRules {

    /** So many are kept. */
    static final int MOST = 20;

    private StoryRules() {}

    /** A moment at which a factor was bad, and what became of it. */
    record Story(Moment moment, double value, double result) {}

    /** The moments at which it was worst and what became of it was worst: in that order. */
    static List<Story> worst(Gathered gathered, Driver driver) {
        Factor factor = gathered.factors().stream()
                .filter(f -> f.name().equals(driver.name()))
                .findFirst()
                .orElseThrow();
        double[] results = gathered.results();
        double[] values = factor.columns().length == 1 ? factor.columns()[0] : store(gathered);
        boolean moreIsBad = driver.direction() == Driver.Direction.WORSE
                || (driver.direction() == Driver.Direction.UNSURE
                        && driver.slope().value() < 0);
        double mean = driver.direction() == Driver.Direction.VARIES ? gathered.mean() : driver.mean();
        return IntStream.range(0, results.length)
                .filter(i -> !Double.isNaN(values[i]) && (moreIsBad ? values[i] > mean : values[i] < mean))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> moreIsBad ? -values[i] : values[i])
                        .thenComparingDouble(i -> results[i])
                        .thenComparing(i -> gathered.moments().get(i).at(), Comparator.reverseOrder()))
                .limit(MOST)
                .map(i -> new Story(gathered.moments().get(i), values[i], results[i]))
                .toList();
    }

    /** Of each moment the mean result of its store; NaN where that is not known. */
    private static double[] store(Gathered gathered) {
        Map<String, DoubleSummaryStatistics> stores = new HashMap<>();
        for (int i = 0; i < gathered.results().length; i++) {
            stores.computeIfAbsent(gathered.moments().get(i).store(), s -> new DoubleSummaryStatistics())
                    .accept(gathered.results()[i]);
        }
        return gathered.moments().stream()
                .mapToDouble(m -> m.store().isEmpty()
                        ? Double.NaN
                        : stores.getOrDefault(m.store(), new DoubleSummaryStatistics())
                                .getAverage())
                .toArray();
    }
}
