package heartstring.kernels.leaving;

import heartstring.kernels.leaving.Deed.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Examples to learn from: many customers on many past days, what they showed then, what they had said by then, and whether their last
 * visit came within the time ahead. A last visit is one after which they were silent for so long that it is no accident; days too
 * young to know that are left out.
 */
public final class Panel {

    /** A customer who does not come for so many usual gaps has left, at that time. */
    static final double GAPS = 4;

    static final double SHORTEST = 30;
    static final double LONGEST = 120;

    /** Leaving is foreseen for so many days. */
    public static final double AHEAD = 60;

    /** Somebody who has been away so many usual gaps is no customer any more on whom a day could be learnt from. */
    private static final double GONE = 3;

    /** What opinions are worth today when they are so many days old: half. */
    private static final double HALF_LIFE = 120;

    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> left = new ArrayList<>();
    private final List<Double> days = new ArrayList<>();

    /** How long the silence of somebody with that usual gap takes to mean that they have left, in days. */
    public static double horizon(double usualGap) {
        return Math.clamp(GAPS * usualGap, SHORTEST, LONGEST);
    }

    /**
     * What somebody had said by a day: the mean of their ratings, younger ones worth more, drawn towards the house's own mean by two
     * ratings' worth.
     *
     * @param houseMean between 0 and 1
     * @return between 0 and 1; empty when they have rated nothing in a year
     */
    public static Optional<Double> said(List<Deed> deeds, double day, double houseMean) {
        double weight = 0;
        double sum = 0;
        for (Deed deed : deeds) {
            if (deed.kind() == Kind.RATED && deed.day() <= day && deed.day() > day - 365) {
                double worth = Math.pow(0.5, (day - deed.day()) / HALF_LIFE);
                weight += worth;
                sum += worth * deed.value();
            }
        }
        return weight == 0 ? Optional.empty() : Optional.of((sum + 2 * houseMean) / (weight + 2));
    }

    /** The features of both hands: what was shown, then what was said against the house's mean, 0 where nothing was. */
    public static double[] bothHands(Reading reading, List<Deed> deeds, double houseMean) {
        double[] shown = reading.features();
        double[] both = java.util.Arrays.copyOf(shown, shown.length + 1);
        both[shown.length] = said(deeds, reading.day(), houseMean).orElse(houseMean) - houseMean;
        return both;
    }

    /** Adds a customer on each of these days on which it can be known by now what came after. */
    public void add(List<Deed> deeds, double[] on, double now, double houseMean) {
        double last = Double.NEGATIVE_INFINITY;
        for (Deed deed : deeds) {
            last = deed.kind() == Kind.VISIT && deed.day() <= now ? deed.day() : last;
        }
        for (double day : on) {
            Optional<Reading> reading = Signs.at(deeds, day);
            if (reading.isEmpty() || reading.get().of(Sign.LATE) > GONE) {
                continue;
            }
            double horizon = horizon(reading.get().usualGap());
            if (day + AHEAD + horizon <= now) {
                rows.add(bothHands(reading.get(), deeds, houseMean));
                left.add(last <= day + AHEAD);
                days.add(day);
            }
        }
    }

    /** How many examples there are. */
    public int size() {
        return rows.size();
    }

    /** How many of them left. */
    public int leavers() {
        return (int) left.stream().filter(Boolean::booleanValue).count();
    }

    /** The examples of days up to that one, or of later ones. */
    public Panel part(double until, boolean later) {
        Panel part = new Panel();
        for (int i = 0; i < rows.size(); i++) {
            if (days.get(i) > until == later) {
                part.rows.add(rows.get(i));
                part.left.add(left.get(i));
                part.days.add(days.get(i));
            }
        }
        return part;
    }

    /** The examples of those who had said something good: whose rating lay above the house's mean by so much at least. */
    public Panel whoSaid(double above) {
        Panel part = new Panel();
        for (int i = 0; i < rows.size(); i++) {
            double[] row = rows.get(i);
            if (row[row.length - 1] != 0 && row[row.length - 1] >= above) {
                part.rows.add(row);
                part.left.add(left.get(i));
                part.days.add(days.get(i));
            }
        }
        return part;
    }

    /** The examples' features; with the last one, what was said, or without. */
    public double[][] features(boolean withSaid) {
        return rows.stream()
                .map(row -> withSaid ? row : java.util.Arrays.copyOf(row, row.length - 1))
                .toArray(double[][]::new);
    }

    /** What became of each. */
    public boolean[] outcomes() {
        boolean[] outcomes = new boolean[left.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = left.get(i);
        }
        return outcomes;
    }

    /**
     * How well a score puts those who left before those who stayed: the share of pairs that it puts right (Mann and Whitney's U),
     * 0.5 by chance; not a number where all left or none.
     */
    public static double ranking(double[] scores, boolean[] left) {
        Integer[] order = new Integer[scores.length];
        java.util.Arrays.setAll(order, i -> i);
        java.util.Arrays.sort(order, java.util.Comparator.comparingDouble(i -> scores[i]));
        double ranks = 0;
        long gone = 0;
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && scores[order[end]] == scores[order[i]]) {
                end++;
            }
            for (int k = i; k < end; k++) {
                if (left[order[k]]) {
                    ranks += (i + 1 + end) / 2.0;
                    gone++;
                }
            }
            i = end;
        }
        long stayed = order.length - gone;
        return (ranks - gone * (gone + 1) / 2.0) / ((double) gone * stayed);
    }
}
