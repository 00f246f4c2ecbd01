package heartstring.kernels.worth;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All that was learnt of a house's customers, with which any of them can be looked at. Days are the unit of time.
 *
 * @param house their habits; null where too few come often
 * @param buying null where too few came again
 * @param paying null where too few paid, or all the same
 * @param byHabit whether a customer with a habit is told to be lost by that habit instead of by chance alone
 */
public record Model(
        @Nullable House house,
        @Nullable Buying buying,
        @Nullable GammaGamma paying,
        boolean byHabit) {

    public static final double QUARTER = 91;
    public static final double YEAR = 365;

    private static final int DRAWS = 100;

    /** How often somebody comes of late is told by so many gaps; there are more where a pace is odd. */
    private static final int OF_LATE = 3;

    /** How it stands with a customer who came at least once. */
    public Standing standing(Life life, double now, long seed) {
        double silent = life.silent(now);
        Cadence cadence = cadence(life);
        double ordinary = cadence == null ? 1 : cadence.ordinary(silent);
        double[] gaps = life.gaps();
        double pace = cadence == null || house == null ? 1 : Cadence.pace(gaps, silent, house);
        double ofLate = pace < Standing.ODD ? ofLate(gaps) : 0;
        boolean slower = cadence != null && ofLate > Standing.SLOWER * cadence.days();
        boolean odd = ordinary < Standing.ODD || slower;
        boolean drifting = cadence != null && odd && silent <= Standing.GONE * cadence.days();
        return new Standing(
                life.visits(), silent, cadence, ordinary, pace, ofLate, drifting, ahead(life, cadence, now, seed));
    }

    /** The middle one of the last gaps: who came again after a single long one is no more seldom than before. */
    private static double ofLate(double[] gaps) {
        return Cadence.middle(Arrays.copyOfRange(gaps, gaps.length - OF_LATE, gaps.length), OF_LATE);
    }

    private @Nullable Cadence cadence(Life life) {
        double[] gaps = life.gaps();
        return house == null ? null : Cadence.of(gaps, gaps.length, house).orElse(null);
    }

    private Standing.@Nullable Ahead ahead(Life life, @Nullable Cadence cadence, double now, long seed) {
        if (buying == null) {
            return null;
        }
        double age = life.age(now);
        double alive = alive(life, cadence, now);
        Outlook year = paying == null
                ? plainly(life, alive, age)
                : Outlook.of(
                        new Outlook.Past(life.again(), age, alive, life.paidTimes(), life.paidMean()),
                        YEAR,
                        buying,
                        paying,
                        DRAWS,
                        seed);
        double share = life.paidShare();
        Outlook paid = new Outlook(year.purchases(), year.spent() * share, year.low() * share, year.high() * share);
        double stake = cadence == null ? 0 : YEAR / Math.max(1, cadence.days()) * payment(life) * (1 - alive);
        return new Standing.Ahead(alive, alive * buying.ifAlive(life.again(), age, QUARTER), paid, stake);
    }

    /** Where all pay the same there is nothing to learn of payments: they go on as they were, and only how often is uncertain. */
    private Outlook plainly(Life life, double alive, double age) {
        double purchases = alive * requireNonNull(buying).ifAlive(life.again(), age, YEAR);
        double spread = 1.2816 * Math.sqrt(purchases * (1 + purchases / (1 + life.again())));
        double each = life.paidMean();
        return new Outlook(
                purchases, purchases * each, Math.max(0, purchases - spread) * each, (purchases + spread) * each);
    }

    /** How likely they still come. */
    double alive(Life life, @Nullable Cadence cadence, double now) {
        if (buying == null) {
            return 1;
        }
        return byHabit && cadence != null
                ? cadence.alive(life.silent(now), buying.stops(life.again(), life.last()))
                : buying.alive(life.again(), life.last(), life.age(now));
    }

    /** Visits to expect within so many days. */
    double expected(Life life, double now, double ahead) {
        return buying == null
                ? 0
                : alive(life, cadence(life), now) * buying.ifAlive(life.again(), life.age(now), ahead);
    }

    /** What the next visit is likely to bring. */
    double payment(Life life) {
        double each = paying == null ? life.paidMean() : paying.mean(life.paidTimes(), life.paidMean());
        return each * life.paidShare();
    }
}
