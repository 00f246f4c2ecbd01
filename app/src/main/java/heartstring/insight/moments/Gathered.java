package heartstring.insight.moments;

import heartstring.kernels.drivers.Factor;
import heartstring.kernels.drivers.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Moments with what became of them, ready to be weighed.
 *
 * @param results of each moment; more is better
 * @param held what is no factor and is held still
 */
public record Gathered(Outcome outcome, List<Moment> moments, double[] results, List<Factor> factors, double[][] held) {

    public Gathered {
        moments = List.copyOf(moments);
        factors = List.copyOf(factors);
    }

    /** As the kernel takes it: the rows of a customer hang together. */
    public Sample sample() {
        Map<Long, Integer> customers = new TreeMap<>();
        int[] clusters = moments.stream()
                .mapToInt(m -> customers.computeIfAbsent(m.customer(), c -> customers.size()))
                .toArray();
        return new Sample(results, outcome.yesNo(), factors, held, clusters);
    }

    /** The mean of the results; 0 of none. */
    public double mean() {
        return Arrays.stream(results).average().orElse(0);
    }
}
