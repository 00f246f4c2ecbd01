package heartstring.insight.value;

import heartstring.kernels.worth.Cadence;
import heartstring.kernels.worth.Life;
import heartstring.kernels.worth.Model;
import heartstring.kernels.worth.Quintiles;
import heartstring.kernels.worth.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of all customers by one study.
 *
 * @param run the study's number; null as long as none has come to its end
 * @param scores null as long as none has
 */
record Learnt(
        @Nullable Long run,
        String currency,
        Model model,
        @Nullable Scores scores) {

    private static final double MILLIS_A_DAY = 86_400_000;

    /** Where the scores of how lately (by day), how often and how much begin. */
    record Scores(Quintiles lately, Quintiles often, Quintiles much) {}

    /** Nothing is known of all customers yet. */
    static Learnt nothing(String currency) {
        return new Learnt(null, currency, new Model(null, null, null, false), null);
    }

    static double day(Instant moment) {
        return moment.toEpochMilli() / MILLIS_A_DAY;
    }

    static Instant moment(double day) {
        return Instant.ofEpochMilli(Math.round(day * MILLIS_A_DAY));
    }

    /** How it stands with a customer who came at least once. */
    Worth worth(long customer, Life life, long spentMinor, int others, Instant now) {
        double day = day(now);
        Standing standing = model.standing(life, day, customer);
        double first = life.days()[0];
        double last = life.days()[life.days().length - 1];
        Cadence cadence = standing.cadence();
        Worth.Habit habit = cadence == null
                ? null
                : new Worth.Habit(
                        cadence.days(),
                        moment(last + cadence.days()),
                        standing.lateDays(),
                        standing.ordinary(),
                        standing.ofLateDays() > 0 ? (Double) standing.ofLateDays() : null,
                        standing.drifting());
        return new Worth(
                customer,
                standing.visits(),
                moment(first),
                moment(last),
                spentMinor,
                others,
                scores == null ? 0 : scores.lately().score(last),
                scores == null ? 0 : scores.often().score(standing.visits()),
                scores == null ? 0 : scores.much().score((double) spentMinor),
                habit,
                outlook(standing));
    }

    private static Worth.@Nullable Outlook outlook(Standing standing) {
        Standing.Ahead ahead = standing.outlook();
        return ahead == null
                ? null
                : new Worth.Outlook(
                        standing.visits() > 1 ? ahead.alive() : null,
                        ahead.quarter(),
                        ahead.year().purchases(),
                        Math.round(ahead.year().spent()),
                        Math.round(ahead.year().low()),
                        Math.round(ahead.year().high()),
                        Math.round(ahead.atStake()));
    }
}
