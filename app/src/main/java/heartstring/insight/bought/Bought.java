package heartstring.insight.bought;

import heartstring.kernels.nextbasket.Past;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/** What one customer bought and kept, day by day; the orders of one day are one basket. */
public final class Bought {

    /** Of more, the newest. */
    public static final int MOST_LINES = 5_000;

    private final List<long[]> baskets = new ArrayList<>();
    private final double[] days;
    private final Map<Long, Item> items = new LinkedHashMap<>();

    /** One line of an order. */
    public record Line(long profile, long product, Instant at) {}

    /**
     * One product.
     *
     * @param days on which it was bought, as days since 1970, ascending
     * @param profile the piece that bought it last
     */
    public record Item(long product, double[] days, long profile, Instant last) {
        /** On how many days. */
        public int times() {
            return days.length;
        }

        /** The last of the days. */
        public double lastDay() {
            return days[days.length - 1];
        }
    }

    /** Of lines in the order of time. */
    public Bought(List<Line> lines, ZoneId zone) {
        List<Line> newest = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        double[] when = new double[newest.size()];
        Map<Long, List<Double>> each = new LinkedHashMap<>();
        Map<Long, Line> last = new LinkedHashMap<>();
        List<Long> basket = new ArrayList<>();
        double today = Double.NEGATIVE_INFINITY;
        Instant before = null;
        for (Line line : newest) {
            double day = line.at().equals(before) ? today : day(line.at(), zone);
            before = line.at();
            if (day > today && !basket.isEmpty()) {
                when[baskets.size()] = today;
                baskets.add(distinct(basket));
                basket.clear();
            }
            today = day;
            basket.add(line.product());
            last.put(line.product(), line);
            List<Double> its = each.computeIfAbsent(line.product(), p -> new ArrayList<>());
            if (its.isEmpty() || its.getLast() < day) {
                its.add(day);
            }
        }
        if (!basket.isEmpty()) {
            when[baskets.size()] = today;
            baskets.add(distinct(basket));
        }
        days = Arrays.copyOf(when, baskets.size());
        last.forEach((product, line) -> items.put(product, item(line, each.getOrDefault(product, List.of()))));
    }

    private static Item item(Line last, List<Double> days) {
        return new Item(
                last.product(), days.stream().mapToDouble(Double::doubleValue).toArray(), last.profile(), last.at());
    }

    private static long[] distinct(List<Long> basket) {
        return basket.stream().mapToLong(Long::longValue).distinct().toArray();
    }

    /** The day where the house is, since 1970. */
    public static double day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().toEpochDay();
    }

    /** How many days with purchases. */
    public int size() {
        return baskets.size();
    }

    /** The day of the last basket; minus infinity without any. */
    public double lastDay() {
        return days.length == 0 ? Double.NEGATIVE_INFINITY : days[days.length - 1];
    }

    /** The products of each basket, each once. */
    public List<long[]> baskets() {
        return baskets;
    }

    /** All products, in the order in which they were first bought. */
    public Collection<Item> items() {
        return items.values();
    }

    /** One product; null where it was never bought. */
    public @Nullable Item item(long product) {
        return items.get(product);
    }

    /** The same by numbers; a product with a number below 0 is left out. */
    public Past past(LongToIntFunction number) {
        List<int[]> numbered = baskets.stream()
                .map(basket -> Arrays.stream(basket)
                        .mapToInt(number)
                        .filter(n -> n >= 0)
                        .toArray())
                .toList();
        return Past.of(numbered, days);
    }

    /** When they probably come next, by the median of the days between their visits; not before today. */
    public double nextVisit(double today) {
        if (days.length < 2) {
            return today;
        }
        double[] gaps = new double[days.length - 1];
        for (int g = 0; g < gaps.length; g++) {
            gaps[g] = days[g + 1] - days[g];
        }
        Arrays.sort(gaps);
        return Math.max(today, lastDay() + gaps[gaps.length / 2]);
    }
}
