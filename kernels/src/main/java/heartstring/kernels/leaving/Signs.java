package heartstring.kernels.leaving;

import heartstring.kernels.leaving.Deed.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads off a customer's deeds what they show on a day, against their own habit before. Only what happened until that day is looked
 * at, so a past day reads as it could have been read then.
 */
public final class Signs {

    /** Fewer visits than this are no habit. */
    public static final int LEAST_VISITS = 6;

    /** What happened in so many days is "of late". */
    static final double LATELY = 60;

    private static final double[] SPANS = {30, 60, 90, 120};
    private static final int LEAST_LATELY = 3;
    private static final double SAME_VISIT = 0.5;
    private static final double LONG = 2.5;
    private static final double CART_WAITS = 3;

    /** What few values say of their own spread is little: so many values of a usual spread stand beside them. */
    private static final double PRIOR_WEIGHT = 8;

    private static final double PRIOR_SPREAD = 0.5;

    private Signs() {}

    private record Visits(double[] days, double[] paid) {
        double[] gaps() {
            double[] gaps = new double[days.length - 1];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = days[i + 1] - days[i];
            }
            return gaps;
        }

        double last() {
            return days[days.length - 1];
        }
    }

    /**
     * What a customer shows at the end of a day.
     *
     * @param deeds all of them in the order of time; later ones than the day are not looked at
     * @return empty where there are too few visits to know a habit
     */
    public static Optional<Reading> at(List<Deed> deeds, double day) {
        List<Deed> known = deeds.stream().filter(d -> d.day() <= day).toList();
        Visits visits = visits(known);
        if (visits.days().length < LEAST_VISITS) {
            return Optional.empty();
        }
        double[] gaps = visits.gaps();
        int lately = lately(visits, day);
        double open = day - visits.last();
        Change slower = Change.of(gaps, gaps.length - lately, open);
        Change smaller = Change.of(visits.paid(), visits.paid().length - lately, 0);
        Map<Sign, Double> measures = new EnumMap<>(Sign.class);
        double usualGap = Math.max(0.5, slower.usual());
        measures.put(Sign.LATE, open / usualGap);
        measures.put(Sign.SLOWER, slower.quotient());
        measures.put(Sign.SMALLER, smaller.quotient());
        measures.put(Sign.FADING, fading(visits, gaps, day, open));
        measures.put(Sign.BACK, gaps[gaps.length - 1] > LONG * usualGap && open < 2 * usualGap ? 1.0 : 0.0);
        rest(known, visits, day, usualGap, measures);
        return Optional.of(new Reading(
                day, usualGap, smaller.usual(), visits.days().length, measures, slower.surprise(), smaller.surprise()));
    }

    /**
     * What changed of late, on the scale of logarithms, where gaps and baskets are about evenly spread.
     *
     * @param usual the usual value before
     * @param quotient of late to before
     * @param surprise the difference in standard errors
     */
    private record Change(double usual, double quotient, double surprise) {

        /** @param open a value that is at least so large already; counts once it is longer than usual */
        static Change of(double[] values, int before, double open) {
            double[] then = logs(values, 0, before);
            double[] late = logs(values, before, values.length);
            if (then.length == 0 || late.length == 0) {
                return new Change(1, 1, 0);
            }
            double usual = mean(then);
            double now = mean(late);
            int n = late.length;
            if (open > 0 && Math.log(open) > now) {
                now = (now * n + Math.log(open)) / (n + 1);
                n++;
            }
            double spread = Math.sqrt((PRIOR_WEIGHT * PRIOR_SPREAD * PRIOR_SPREAD + squares(then, usual))
                    / (PRIOR_WEIGHT + then.length - 1));
            double error = spread * Math.sqrt(1.0 / then.length + 1.0 / n);
            return new Change(Math.exp(usual), Math.exp(now - usual), (now - usual) / error);
        }

        /** What is not above 0, such as a purchase whose sum is not known, says nothing. */
        private static double[] logs(double[] values, int from, int until) {
            return Arrays.stream(values, from, until)
                    .filter(v -> v > 0)
                    .map(Math::log)
                    .toArray();
        }
    }

    private static double squares(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares;
    }

    /** The two changes together, over the span of days in which they are most marked; in standard errors. */
    private static double fading(Visits visits, double[] gaps, double day, double open) {
        double most = 0;
        for (double span : SPANS) {
            int lately = since(visits, day - span);
            Change slower = Change.of(gaps, gaps.length - lately, open);
            Change smaller = Change.of(visits.paid(), visits.paid().length - lately, 0);
            double both = (slower.surprise() - smaller.surprise()) / Math.sqrt(2);
            boolean each = slower.surprise() > 0 && smaller.surprise() < 0;
            most = each ? Math.max(most, both) : most;
        }
        return most;
    }

    /** How many of the last gaps are of late: those that ended in that time, three at least, and at most half of all. */
    private static int lately(Visits visits, double day) {
        return since(visits, day - LATELY);
    }

    private static int since(Visits visits, double from) {
        double[] days = visits.days();
        int lately = 0;
        while (lately < days.length - 1 && days[days.length - 1 - lately] > from) {
            lately++;
        }
        return Math.min(Math.max(lately, LEAST_LATELY), (days.length - 1) / 2);
    }

    private static void rest(List<Deed> known, Visits visits, double day, double usualGap, Map<Sign, Double> measures) {
        double from = day - LATELY;
        double before = Math.max(1, from - visits.days()[0]);
        double usual = LATELY / before;
        measures.put(
                Sign.COMPLAINTS,
                count(known, Kind.COMPLAINT, from, day)
                        - Math.min(1, usual * count(known, Kind.COMPLAINT, visits.days()[0], from)));
        measures.put(Sign.RAGE, count(known, Kind.RAGE, from, day));
        measures.put(Sign.STOPPED, count(known, Kind.STOPPED, day - 3 * LATELY, day) > 0 ? 1.0 : 0.0);
        measures.put(Sign.RETURNS, returned(known, from, day) - returned(known, Double.NEGATIVE_INFINITY, from));
        measures.put(Sign.WAITS, waits(known, from, day));
        measures.put(Sign.CARTS, carts(known, visits, from, day - CART_WAITS));
        measures.put(Sign.SILENT, silent(known, visits, day, usualGap));
    }

    private static double count(List<Deed> deeds, Kind kind, double from, double until) {
        return deeds.stream()
                .filter(d -> d.kind() == kind && d.day() > from && d.day() <= until)
                .count();
    }

    private static double sum(List<Deed> deeds, Kind kind, double from, double until) {
        return deeds.stream()
                .filter(d -> d.kind() == kind && d.day() > from && d.day() <= until)
                .mapToDouble(Deed::value)
                .sum();
    }

    private static double returned(List<Deed> deeds, double from, double until) {
        double paid = sum(deeds, Kind.VISIT, from, until);
        return paid <= 0 ? 0 : Math.min(1, sum(deeds, Kind.RETURN, from, until) / paid);
    }

    /** Minutes waited of late beyond the usual; 0 where either is not known. */
    private static double waits(List<Deed> deeds, double from, double day) {
        double now = count(deeds, Kind.WAIT, from, day);
        double then = count(deeds, Kind.WAIT, Double.NEGATIVE_INFINITY, from);
        return now == 0 || then == 0
                ? 0
                : sum(deeds, Kind.WAIT, from, day) / now - sum(deeds, Kind.WAIT, Double.NEGATIVE_INFINITY, from) / then;
    }

    /** Days on which a cart was filled and nothing was bought for three days. */
    private static double carts(List<Deed> deeds, Visits visits, double from, double until) {
        double left = 0;
        double lastCart = Double.NEGATIVE_INFINITY;
        for (Deed deed : deeds) {
            boolean counts = deed.kind() == Kind.CART && deed.day() > from && deed.day() <= until;
            if (counts && deed.day() > lastCart + 1) {
                lastCart = deed.day();
                double end = deed.day() + CART_WAITS;
                boolean bought = Arrays.stream(visits.days()).anyMatch(d -> d >= deed.day() - SAME_VISIT && d <= end);
                left += bought ? 0 : 1;
            }
        }
        return left;
    }

    private static double silent(List<Deed> deeds, Visits visits, double day, double usualGap) {
        double answered = last(deeds, Kind.ANSWERED);
        double heard = Math.max(last(deeds, Kind.WROTE), visits.last());
        return answered > heard && answered > day - 2 * LATELY ? Math.min(6, (day - answered) / usualGap) : 0;
    }

    private static double last(List<Deed> deeds, Kind kind) {
        for (int i = deeds.size() - 1; i >= 0; i--) {
            if (deeds.get(i).kind() == kind) {
                return deeds.get(i).day();
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    private static Visits visits(List<Deed> deeds) {
        List<double[]> visits = new ArrayList<>();
        for (Deed deed : deeds) {
            if (deed.kind() != Kind.VISIT) {
                continue;
            }
            if (!visits.isEmpty() && deed.day() - visits.getLast()[0] < SAME_VISIT) {
                visits.getLast()[1] += deed.value();
            } else {
                visits.add(new double[] {deed.day(), deed.value()});
            }
        }
        return new Visits(
                visits.stream().mapToDouble(v -> v[0]).toArray(),
                visits.stream().mapToDouble(v -> v[1]).toArray());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
