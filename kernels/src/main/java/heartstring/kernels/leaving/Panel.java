package heartstring.kernels.leaving;

import heartstring.kernels.leaving.Deed.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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

    /** Who says good things: at least so much of the best rating. */
    public static final double GOOD = 0.7;

    /** Leaving is foreseen for so many days. */
    public static final double AHEAD = 60;

    /** Somebody who has been away so many usual gaps is no customer any more on whom a day could be learnt from. */
    private static final double GONE = 3;

    /** What opinions are worth today when they are so many days old: half. */
    private static final double HALF_LIFE = 120;

    /** What words are worth beside a rating. */
    private static final double FELT = 0.5;

    /** Spreads numbers that follow each other over all integers (Knuth's golden ratio). */
    private static final int LOT = 0x9E3779B1;

    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> left = new ArrayList<>();
    private final List<Double> days = new ArrayList<>();
    private final List<Integer> whose = new ArrayList<>();
    private final List<Double> lasts = new ArrayList<>();
    private final List<Boolean> gone = new ArrayList<>();
    private int customers;

    /** How long the silence of somebody with that usual gap takes to mean that they have left, in days. */
    public static double horizon(double usualGap) {
        return Math.clamp(GAPS * usualGap, SHORTEST, LONGEST);
    }

    /**
     * What somebody had said by a day: the mean of their ratings, and of their own words at half a rating's worth, younger ones worth
     * more, drawn towards the house's own mean by two ratings' worth.
     *
     * @param houseMean between 0 and 1
     * @return between 0 and 1; empty when they have neither rated nor said anything in a year
     */
    public static Optional<Double> said(List<Deed> deeds, double day, double houseMean) {
        double weight = 0;
        double sum = 0;
        for (Deed deed : deeds) {
            boolean says = deed.kind() == Kind.RATED || deed.kind() == Kind.FELT;
            if (says && deed.day() <= day && deed.day() > day - 365) {
                double worth = Math.pow(0.5, (day - deed.day()) / HALF_LIFE) * (deed.kind() == Kind.FELT ? FELT : 1);
                weight += worth;
                sum += worth * deed.value();
            }
        }
        return weight == 0 ? Optional.empty() : Optional.of((sum + 2 * houseMean) / (weight + 2));
    }

    /** The features of both hands: what was shown, then what was said against the house's mean, 0 where nothing was. */
    public static double[] bothHands(Reading reading, List<Deed> deeds, double houseMean) {
        double[] shown = reading.features();
        double[] both = Arrays.copyOf(shown, shown.length + 1);
        both[shown.length] = said(deeds, reading.day(), houseMean).orElse(houseMean) - houseMean;
        return both;
    }

    /** Adds a customer on each of these days on which it can be known by now what came after. */
    public void add(List<Deed> deeds, double[] on, double now, double houseMean) {
        int customer = customers++;
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
                whose.add(customer);
                lasts.add(last);
                gone.add(last + horizon <= now);
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
        return some(i -> days.get(i) > until == later);
    }

    /** The examples of half of the customers, as if drawn by lot but always the same, or of the others. */
    public Panel half(boolean first) {
        return some(i -> whose.get(i) * LOT >= 0 == first);
    }

    /** The examples of those who had said something good: whose rating lay above the house's mean by so much at least. */
    public Panel whoSaid(double above) {
        return some(i -> said(i) != 0 && said(i) >= above);
    }

    private double said(int example) {
        double[] row = rows.get(example);
        return row[row.length - 1];
    }

    private Panel some(IntPredicate which) {
        Panel part = new Panel();
        part.customers = customers;
        IntStream.range(0, rows.size()).filter(which).forEach(i -> {
            part.rows.add(rows.get(i));
            part.left.add(left.get(i));
            part.days.add(days.get(i));
            part.whose.add(whose.get(i));
            part.lasts.add(lasts.get(i));
            part.gone.add(gone.get(i));
        });
        return part;
    }

    /** The examples of days on which the customer was still to come again, now or later: it is not too late to tell of them. */
    public Panel inTime() {
        return some(i -> days.get(i) <= lasts.get(i));
    }

    /** Each customer's highest score of all their days, and whether they have left since; in one order. */
    private record Highest(double[] scores, boolean[] gone) {}

    private Highest highest(double[] scores) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int who : whose) {
            places.putIfAbsent(who, places.size());
        }
        Highest highest = new Highest(new double[places.size()], new boolean[places.size()]);
        Arrays.fill(highest.scores(), Double.NEGATIVE_INFINITY);
        for (int i = 0; i < scores.length; i++) {
            int place = places.getOrDefault(whose.get(i), 0);
            highest.scores()[place] = Math.max(highest.scores()[place], scores[i]);
            highest.gone()[place] |= gone.get(i);
        }
        return highest;
    }

    /**
     * How well the highest scores that customers ever had put those who left since before those who did not: the share of pairs that is
     * right.
     *
     * @param scores of the examples, in their order
     */
    public double rankingOfHighest(double[] scores) {
        Highest highest = highest(scores);
        return ranking(highest.scores(), highest.gone());
    }

    /**
     * From which score on somebody should be told of, tried on these pasts: everybody is told of once, as soon as the score is reached,
     * and it was right if they left after that. The score with the highest F of van Rijsbergen, hits and finds weighed alike.
     *
     * @param scores of the examples, in their order
     */
    public double alarm(double[] scores) {
        Highest highest = highest(scores);
        Integer[] order = new Integer[highest.scores().length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -highest.scores()[i]));
        long leavers =
                IntStream.range(0, order.length).filter(i -> highest.gone()[i]).count();
        double best = 0;
        double from = Double.POSITIVE_INFINITY;
        int hits = 0;
        for (int told = 1; told <= order.length; told++) {
            hits += highest.gone()[order[told - 1]] ? 1 : 0;
            double f = 2.0 * hits / (told + leavers);
            if (f > best) {
                best = f;
                from = highest.scores()[order[told - 1]];
            }
        }
        return from;
    }

    /** The examples' features; with the last one, what was said, or without. */
    public double[][] features(boolean withSaid) {
        return rows.stream()
                .map(row -> withSaid ? row : Arrays.copyOf(row, row.length - 1))
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
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
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
