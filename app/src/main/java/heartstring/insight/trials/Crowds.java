package heartstring.insight.trials;

import heartstring.platform.postgres.PlansSql;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gathers who met a trial, in which arm, and what each did around it: all of them, by blocks. Reads alone. */
@Component
public class Crowds {

    /** So long before and after is looked at. */
    public static final List<Integer> DAYS = List.of(30, 60);

    private static final int BLOCK = 2_000;

    private final CrowdsSql sql;
    private final PlansSql plans;
    private final HoldOuts holdOuts;
    private final TransactionTemplate transactions;

    Crowds(CrowdsSql sql, PlansSql plans, HoldOuts holdOuts, TransactionTemplate transactions) {
        this.sql = sql;
        this.plans = plans;
        this.holdOuts = holdOuts;
        this.transactions = transactions;
    }

    /** Is told after each block; may throw to end it. */
    @FunctionalInterface
    public interface Progress {
        /** How much of it is gathered, 0 to 1. */
        void at(double share);
    }

    /** The trials in which somebody was held out, those that were met last, at most 100. */
    public List<Trial> known(Instant until) {
        return sql.trials(until);
    }

    /**
     * All who met it in one arm.
     *
     * @param currency of amounts; others are left out
     * @param digits so many smallest units are one of it
     * @param pointMinor what a point costs where nothing better is known
     * @param discount the share of a discount that spend after it does not tell yet
     */
    public Crowd of(
            Trial trial,
            Instant until,
            String currency,
            double digits,
            double pointMinor,
            double discount,
            Progress progress) {
        Roll roll = transactions.execute(status -> {
            plans.forTheseValues();
            return sql.roll(trial.key(), until);
        });
        CrowdsSql.Gives gives = CrowdsSql.Gives.of(
                trial.key().equals(HoldOuts.EVERYTHING)
                        ? holdOuts.all().stream().map(HoldOut::trial).toList()
                        : List.of(trial.key()));
        CrowdsSql.Prices prices = sql.prices(currency, pointMinor, discount);
        Crowd crowd = new Crowd(roll.size());
        for (int from = 0; from < roll.size(); from += BLOCK) {
            int first = from;
            int last = Math.min(roll.size(), from + BLOCK);
            transactions.executeWithoutResult(status -> {
                plans.forTheseValues();
                sql.around(trial.key(), gives, roll, first, last, currency, digits, prices, crowd);
            });
            progress.at((double) last / roll.size());
        }
        return crowd;
    }

    /** Who met a trial in one arm by now, by their numbers from one on, of all customers; whoever shows them keeps to the reach. */
    public List<MetBy> who(String trial, boolean given, long after, int most) {
        return sql.who(trial, given, after, most);
    }
}
