package heartstring.insight.next;

import heartstring.insight.bought.Bought;
import heartstring.insight.regulars.Regulars;
import heartstring.kernels.nextbasket.pace.Gaps;
import heartstring.kernels.nextbasket.pace.Gaps.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is gathered of each product while all customers are gone through. */
final class Shelf {

    private static final int WEEK = 7;

    private final double today;
    private final Map<Long, Place> places = new HashMap<>();
    private final Gaps.Learning learning = new Gaps.Learning();
    private Gaps gaps = learning.learn();

    private static final class Place {
        private final int number;
        private Instant soldAt = Instant.EPOCH;
        private int buyers;
        private int buyersBefore;
        private final int[] due = new int[Regulars.DAYS];

        private Place(int number) {
            this.number = number;
        }
    }

    /** What is told of a product in the end. */
    record Told(long product, Gap gap, Instant soldAt, int buyers, int buyersBefore, int[] due) {
        String dueText() {
            return Arrays.stream(due).mapToObj(String::valueOf).collect(Collectors.joining(","));
        }
    }

    Shelf(double today) {
        this.today = today;
    }

    /** What one customer bought. */
    void add(Bought bought) {
        for (Bought.Item item : bought.items()) {
            Place place = places.computeIfAbsent(item.product(), p -> new Place(places.size()));
            learning.add(place.number, item.days());
            place.soldAt = item.last().isAfter(place.soldAt) ? item.last() : place.soldAt;
            place.buyers += within(item.days(), today - WEEK, today) ? 1 : 0;
            place.buyersBefore += within(item.days(), today - 2 * WEEK, today - WEEK) ? 1 : 0;
        }
    }

    private static boolean within(double[] days, double after, double until) {
        for (int d = days.length - 1; d >= 0 && days[d] > after; d--) {
            if (days[d] <= until) {
                return true;
            }
        }
        return false;
    }

    /** All have been added. */
    void learn() {
        gaps = learning.learn();
    }

    Gap gap(long product) {
        Place place = places.get(product);
        return place == null ? gaps.all() : gaps.of(place.number);
    }

    Instant soldAt(long product) {
        Place place = places.get(product);
        return place == null ? Instant.EPOCH : place.soldAt;
    }

    /** Somebody needs it again on that day. */
    void due(long product, double day) {
        Place place = places.get(product);
        int at = (int) Math.max(0, Math.floor(day - today) + 1);
        if (place != null && at < Regulars.DAYS) {
            place.due[at]++;
        }
    }

    int size() {
        return places.size();
    }

    /** All products, by their numbers. */
    List<Told> told() {
        List<Told> told = new ArrayList<>();
        places.forEach((product, place) -> told.add(
                new Told(product, gaps.of(place.number), place.soldAt, place.buyers, place.buyersBefore, place.due)));
        told.sort(Comparator.comparingLong(Told::product));
        return told;
    }
}
