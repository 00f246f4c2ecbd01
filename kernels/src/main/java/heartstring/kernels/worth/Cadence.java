package heartstring.kernels.worth;

import java.util.Arrays;
import java.util.Optional;

/**
 * Somebody's own habit: a visit every so many days. Few visits are drawn towards the house; single long or short gaps count little.
 *
 * @param days from visit to visit, on average
 * @param evidence how many gaps it was told by, of the house and of one's own together, times the shape
 */
public record Cadence(double days, double evidence, double shape, double missed) {

    /** A habit is told of from so many gaps on. */
    public static final int LEAST_GAPS = 3;

    /** So many of the last gaps are looked at. */
    public static final int MOST_GAPS = 24;

    /** Fewer gaps tell little of how regular somebody is. */
    private static final int SOME_GAPS = 6;

    private static final double HOUSE_WEIGHT = 12;
    private static final int ROUNDS = 4;
    private static final double LONG = 1.6;
    private static final double SHORT = 0.4;
    private static final double[] SKIPS = {1, 2};

    /** So many of the last gaps are looked at together. */
    private static final int[] LATE_GAPS = {1, 2, 3, 5};

    private static final int LEAST_BEFORE = 5;

    /** A gap counts as at most so many usual ones, for visits may have gone unseen. */
    private static final double SKIPPED = 2.5;

    /**
     * Of the latest gaps of one customer, in days.
     *
     * @param gaps in the order of time; the last {@link #MOST_GAPS} are looked at
     * @return empty where there are too few to call it a habit
     */
    public static Optional<Cadence> of(double[] gaps, int count, House house) {
        if (count < LEAST_GAPS) {
            return Optional.empty();
        }
        int used = Math.min(count, MOST_GAPS);
        double[] latest = Arrays.copyOfRange(gaps, count - used, count);
        double shape = shape(latest, house);
        double own = typical(latest, shape);
        // The rate has a gamma distribution of shape A and scale B in the house; n gaps of shape k add k·n to A, and
        // their sum to B.
        double evidence = house.strength() + shape * used;
        double rateScale = house.strength() / shape * house.gap() + used * own;
        double days = shape * rateScale / evidence;
        return days > 0 && days < Double.POSITIVE_INFINITY
                ? Optional.of(new Cadence(days, evidence, shape, house.missed()))
                : Optional.empty();
    }

    /** How regular somebody is: by the middle half of their gaps where they are some, drawn towards the house. */
    private static double shape(double[] gaps, House house) {
        if (gaps.length < SOME_GAPS) {
            return house.shape();
        }
        double[] logs = new double[gaps.length];
        for (int i = 0; i < gaps.length; i++) {
            logs[i] = Math.log(Math.max(gaps[i], Visits.SAME / 2));
        }
        double spread = House.Gathered.spread(logs);
        double variance = (HOUSE_WEIGHT * Gammas.trigamma(house.shape()) + gaps.length * spread * spread)
                / (HOUSE_WEIGHT + gaps.length);
        return Math.clamp(Gammas.inverseTrigamma(variance), House.LEAST_SHAPE, House.MOST_SHAPE);
    }

    /** The middle one of some gaps. */
    static double middle(double[] gaps, int count) {
        double[] sorted = Arrays.copyOf(gaps, count);
        Arrays.sort(sorted);
        return count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
    }

    /**
     * The mean of regular gaps: of those in between, corrected for those that are left out, around the middle one first and then around
     * what came of that. A gap in which a visit went unseen is twice as long and does not count.
     */
    private static double typical(double[] gaps, double shape) {
        double typical = middle(gaps, gaps.length) / middleOfGamma(shape);
        double within = meanWithin(shape);
        for (int round = 0; round < ROUNDS; round++) {
            double sum = 0;
            int many = 0;
            for (double gap : gaps) {
                if (gap <= LONG * typical && gap >= SHORT * typical) {
                    sum += gap;
                    many++;
                }
            }
            typical = many == 0 ? typical : sum / many / within;
        }
        return typical;
    }

    /** Of gamma waits with mean 1, the mean of those between short and long. */
    private static double meanWithin(double shape) {
        double share = longer(SHORT, shape) - longer(LONG, shape);
        // x times the density of shape k is the density of shape k + 1, whose mean is (k + 1) / k.
        double moved = longer(SHORT * shape / (shape + 1), shape + 1) - longer(LONG * shape / (shape + 1), shape + 1);
        return share <= 0 ? 1 : moved / share;
    }

    /** The middle of gamma waits with mean 1, by Wilson and Hilferty (1931). */
    static double middleOfGamma(double shape) {
        double root = 1 - 1 / (9 * shape);
        return Math.max(0.05, root * root * root);
    }

    /** How likely a gamma wait with mean 1 is longer. */
    static double longer(double than, double shape) {
        // A beta with a very certain second shape is a gamma: P(G > x) with G/(G+S), S nearly its mean.
        double certain = 1e6;
        return Gammas.betaBelow(certain / (certain + than * shape), certain, shape);
    }

    /**
     * How likely a gap as long as this silence, or longer, is for somebody with this habit: 0 to 1. That their pace itself is not known
     * for sure, and that a visit may have gone unseen, is allowed for.
     */
    public double ordinary(double silentDays) {
        if (silentDays <= 0) {
            return 1;
        }
        double chance = 0;
        for (double skip : SKIPS) {
            double gap = silentDays / skip;
            double scale = evidence * days / shape;
            double longer = Gammas.betaBelow(scale / (scale + gap), evidence, shape);
            chance += (skip == 1 ? 1 - missed : missed) * longer;
        }
        return Math.clamp(chance, 0, 1);
    }

    /**
     * How likely it is for somebody to come as seldom as of late, by the habit that they had before: the last gaps and the present silence
     * together, over several numbers of gaps, of which the oddest counts, made up for by how many were looked at. 0 to 1; 1 where there were
     * too few gaps before.
     *
     * @param gaps in the order of time
     */
    public static double pace(double[] gaps, double silentDays, House house) {
        double least = 1;
        for (int late : LATE_GAPS) {
            int before = gaps.length - late;
            if (before < LEAST_BEFORE) {
                break;
            }
            Cadence habit = of(gaps, before, house).orElse(null);
            if (habit != null) {
                double since = silentDays;
                for (int i = before; i < gaps.length; i++) {
                    since += Math.min(gaps[i], SKIPPED * habit.days());
                }
                double scale = habit.evidence() * habit.days() / habit.shape();
                least = Math.min(
                        least, Gammas.betaBelow(scale / (scale + since), habit.evidence(), habit.shape() * (late + 1)));
            }
        }
        return Math.min(1, least * LATE_GAPS.length / 2);
    }

    /** How many days later than usual; 0 where not late. */
    public double late(double silentDays) {
        return Math.max(0, silentDays - days);
    }

    /**
     * How likely somebody still comes: they stopped after the last visit with one chance, or their present gap is just long.
     *
     * @param stops how likely somebody like this stops after a visit
     */
    public double alive(double silentDays, double stops) {
        double waits = (1 - stops) * ordinary(silentDays);
        return waits <= 0 ? 0 : waits / (waits + stops);
    }
}
