package heartstring.kernels.leaving;

import heartstring.kernels.leaving.Deed.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

    private static final int LEAST_LATELY = 3;
    private static final double SAME_VISIT = 0.5;
    private static final double LONG = 2.5;
    private static final double CART_WAITS = 3;
    private static final double HOURS_A_DAY = 24;

    /** Hours for which an answer may take before anybody knows what is usual. */
    private static final double USUAL_HOURS = 24;

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
        Past past = Past.of(deeds, day);
        Visits visits = visits(past.of(Kind.VISIT));
        if (visits.days().length < LEAST_VISITS) {
            return Optional.empty();
        }
        double[] gaps = visits.gaps();
        int lately = lately(visits, day);
        double open = day - visits.last();
        Change slower = Change.of(gaps, gaps.length - lately, open);
        Change smaller = Change.of(visits.paid(), visits.paid().length - lately, 0);
        Fading fading = Fading.of(visits.days(), visits.paid(), day);
        Map<Sign, Double> measures = new EnumMap<>(Sign.class);
        double usualGap = Math.max(0.5, slower.usual());
        measures.put(Sign.LATE, open / usualGap);
        measures.put(Sign.SLOWER, slower.quotient());
        measures.put(Sign.SMALLER, smaller.quotient());
        measures.put(Sign.FADING, Math.max(0, fading.both()));
        measures.put(Sign.BACK, gaps[gaps.length - 1] > LONG * usualGap && open < 2 * usualGap ? 1.0 : 0.0);
        rest(past, visits, usualGap, measures);
        return Optional.of(new Reading(day, usualGap, smaller.usual(), visits.days().length, measures, fading));
    }

    /** What happened until a day, by its kind, in the order of time. */
    private record Past(Map<Kind, List<Deed>> deeds, double day) {

        static Past of(List<Deed> all, double day) {
            Map<Kind, List<Deed>> deeds = new EnumMap<>(Kind.class);
            for (Deed deed : all) {
                if (deed.day() > day) {
                    break;
                }
                deeds.computeIfAbsent(deed.kind(), kind -> new ArrayList<>()).add(deed);
            }
            return new Past(deeds, day);
        }

        List<Deed> of(Kind kind) {
            return deeds.getOrDefault(kind, List.of());
        }

        double count(Kind kind, double from, double until) {
            double count = 0;
            for (Deed deed : of(kind)) {
                count += deed.day() > from && deed.day() <= until ? 1 : 0;
            }
            return count;
        }

        double sum(Kind kind, double from, double until) {
            double sum = 0;
            for (Deed deed : of(kind)) {
                sum += deed.day() > from && deed.day() <= until ? deed.value() : 0;
            }
            return sum;
        }

        double last(Kind kind) {
            List<Deed> some = of(kind);
            return some.isEmpty() ? Double.NEGATIVE_INFINITY : some.getLast().day();
        }
    }

    /**
     * What changed of late, on the scale of logarithms, where gaps and baskets are about evenly spread.
     *
     * @param usual the usual value before
     * @param quotient of late to before
     */
    private record Change(double usual, double quotient) {

        /** @param open a value that is at least so large already; counts once it is longer than usual */
        static Change of(double[] values, int before, double open) {
            double[] then = logs(values, 0, before);
            double[] late = logs(values, before, values.length);
            if (then.length == 0 || late.length == 0) {
                return new Change(1, 1);
            }
            double usual = mean(then);
            double now = mean(late);
            if (open > 0 && Math.log(open) > now) {
                now = (now * late.length + Math.log(open)) / (late.length + 1);
            }
            return new Change(Math.exp(usual), Math.exp(now - usual));
        }

        /** What is not above 0, such as a purchase whose sum is not known, says nothing. */
        private static double[] logs(double[] values, int from, int until) {
            return Arrays.stream(values, from, until)
                    .filter(v -> v > 0)
                    .map(Math::log)
                    .toArray();
        }
    }

    /** How many of the last gaps are of late: those that ended in that time, three at least, and at most half of all. */
    private static int lately(Visits visits, double day) {
        double from = day - LATELY;
        double[] days = visits.days();
        int lately = 0;
        while (lately < days.length - 1 && days[days.length - 1 - lately] > from) {
            lately++;
        }
        return Math.min(Math.max(lately, LEAST_LATELY), (days.length - 1) / 2);
    }

    private static void rest(Past past, Visits visits, double usualGap, Map<Sign, Double> measures) {
        double day = past.day();
        double from = day - LATELY;
        double first = visits.days()[0];
        double usual = LATELY / Math.max(LATELY, from - first);
        measures.put(Sign.COMPLAINTS, beyond(past, usual, first, Kind.COMPLAINT));
        measures.put(Sign.RAGE, beyond(past, usual, first, Kind.RAGE));
        measures.put(Sign.SPEAKS, beyond(past, usual, first, Kind.RATED) + beyond(past, usual, first, Kind.WROTE));
        measures.put(Sign.STOPPED, past.count(Kind.STOPPED, day - 3 * LATELY, day) > 0 ? 1.0 : 0.0);
        measures.put(Sign.RETURNS, returned(past, from, day) - returned(past, Double.NEGATIVE_INFINITY, from));
        measures.put(Sign.WAITS, waits(past));
        measures.put(Sign.ANSWERS, answers(past));
        double leftBefore = carts(past, visits, first, from);
        measures.put(Sign.CARTS, carts(past, visits, from, day - CART_WAITS) - usual * leftBefore);
        measures.put(Sign.SILENT, silent(past, visits, usualGap));
    }

    /** How often of late, beyond the customer's own usual. */
    private static double beyond(Past past, double usual, double first, Kind kind) {
        double from = past.day() - LATELY;
        return past.count(kind, from, past.day()) - usual * past.count(kind, first, from);
    }

    /** Hours waited of late for the slowest of our answers, beyond the usual; one that has not come yet counts until today. */
    private static double answers(Past past) {
        double from = past.day() - LATELY;
        double usual = USUAL_HOURS;
        int answered = 1;
        double slowest = 0;
        double asked = Double.NaN;
        for (Deed deed : talk(past)) {
            if (deed.kind() != Kind.ANSWERED) {
                asked = Double.isNaN(asked) ? deed.day() : asked;
            } else if (!Double.isNaN(asked)) {
                double hours = (deed.day() - asked) * HOURS_A_DAY;
                if (deed.day() > from) {
                    slowest = Math.max(slowest, hours);
                } else {
                    usual += hours;
                    answered++;
                }
                asked = Double.NaN;
            }
        }
        if (asked > from) {
            slowest = Math.max(slowest, (past.day() - asked) * HOURS_A_DAY);
        }
        return Math.max(0, slowest - usual / answered);
    }

    private static List<Deed> talk(Past past) {
        List<Deed> talk = new ArrayList<>(past.of(Kind.WROTE));
        talk.addAll(past.of(Kind.COMPLAINT));
        talk.addAll(past.of(Kind.ANSWERED));
        talk.sort(Comparator.comparingDouble(Deed::day));
        return talk;
    }

    private static double returned(Past past, double from, double until) {
        if (past.of(Kind.RETURN).isEmpty()) {
            return 0;
        }
        double paid = past.sum(Kind.VISIT, from, until);
        return paid <= 0 ? 0 : Math.min(1, past.sum(Kind.RETURN, from, until) / paid);
    }

    /** Minutes waited of late beyond the usual; 0 where either is not known. */
    private static double waits(Past past) {
        double from = past.day() - LATELY;
        double now = past.count(Kind.WAIT, from, past.day());
        double then = past.count(Kind.WAIT, Double.NEGATIVE_INFINITY, from);
        return now == 0 || then == 0
                ? 0
                : past.sum(Kind.WAIT, from, past.day()) / now
                        - past.sum(Kind.WAIT, Double.NEGATIVE_INFINITY, from) / then;
    }

    /** Days on which a cart was filled and nothing was bought for three days. */
    private static double carts(Past past, Visits visits, double from, double until) {
        double left = 0;
        double lastCart = Double.NEGATIVE_INFINITY;
        for (Deed deed : past.of(Kind.CART)) {
            if (deed.day() > from && deed.day() <= until && deed.day() > lastCart + 1) {
                lastCart = deed.day();
                double end = deed.day() + CART_WAITS;
                boolean bought = Arrays.stream(visits.days()).anyMatch(d -> d >= deed.day() - SAME_VISIT && d <= end);
                left += bought ? 0 : 1;
            }
        }
        return left;
    }

    private static double silent(Past past, Visits visits, double usualGap) {
        double answered = past.last(Kind.ANSWERED);
        double heard = Math.max(past.last(Kind.WROTE), visits.last());
        return answered > heard && answered > past.day() - 2 * LATELY
                ? Math.min(6, (past.day() - answered) / usualGap)
                : 0;
    }

    private static Visits visits(List<Deed> deeds) {
        double[] days = new double[deeds.size()];
        double[] paid = new double[deeds.size()];
        int many = 0;
        for (Deed deed : deeds) {
            if (many > 0 && deed.day() - days[many - 1] < SAME_VISIT) {
                paid[many - 1] += deed.value();
            } else {
                days[many] = deed.day();
                paid[many++] = deed.value();
            }
        }
        return new Visits(Arrays.copyOf(days, many), Arrays.copyOf(paid, many));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
