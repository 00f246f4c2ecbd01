package heartstring.insight.usual;

import heartstring.insight.bought.Bought;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What is usual, and in which order what goes with it is told. */
final class UsualRules {

    /** What was last bought longer ago is not usual any more. */
    static final int LATELY_DAYS = 180;

    /** At most so many products are asked about, those bought most often. */
    static final int MOST = 60;

    /** What was bought so many times counts half of what a thing counts that was bought ever so often. */
    private static final double HALF = 2;

    private UsualRules() {}

    /** What somebody bought lately, the most often bought first. */
    static List<Bought.Item> usual(Collection<Bought.Item> items, double today) {
        return items.stream()
                .filter(item -> item.lastDay() > today - LATELY_DAYS)
                .sorted(Comparator.comparingInt((Bought.Item item) -> -item.times())
                        .thenComparingDouble(item -> -item.lastDay())
                        .thenComparingLong(Bought.Item::product))
                .limit(MOST)
                .toList();
    }

    /** How much it says that a product is so much more likely with one that somebody bought so many times. */
    static double weight(double added, int times) {
        return added * times / (times + HALF);
    }

    /** Such as "bought 9 times". */
    static String times(int times) {
        return times == 1 ? "bought once" : times == 2 ? "bought twice" : "bought " + times + " times";
    }
}
