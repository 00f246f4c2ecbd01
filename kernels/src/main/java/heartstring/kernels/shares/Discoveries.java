package heartstring.kernels.shares;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Which of many differences are more than chance: who looks at a hundred finds five that are none. */
public final class Discoveries {

    private Discoveries() {}

    /**
     * For each chance the share of false ones among all that would be told with it, 0 to 1; told is what stays below a bound such as
     * {@link Difference#BOUND}.
     */
    public static double[] rates(double[] chances) {
        Integer[] order = IntStream.range(0, chances.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> chances[i]))
                .toArray(Integer[]::new);
        double[] rates = new double[chances.length];
        double least = 1;
        for (int rank = order.length; rank > 0; rank--) {
            int place = order[rank - 1];
            least = Math.min(least, chances[place] * order.length / rank);
            rates[place] = least;
        }
        return rates;
    }
}
