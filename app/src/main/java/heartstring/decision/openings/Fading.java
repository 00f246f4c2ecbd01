package heartstring.decision.openings;

import heartstring.decision.cases.Cause;
import heartstring.experience.leaving.Moods;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.postgres.PlansSql;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks once an hour, and after everybody was worked out, for what customers only show: indexes that fell, polite leavers. */
@Component
class Fading implements Moods.WalkedOver {

    /** Customers of one transaction. */
    static final int BATCH = 5_000;

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LATELY = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(31);
    private static final Comparator<FadingSql.Fall> DEEPEST =
            Comparator.comparingDouble(FadingSql.Fall::depth).reversed();

    private final FadingSql sql;
    private final CaseSettings settings;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Fading(FadingSql sql, CaseSettings settings, PlansSql plans, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.settings = settings;
        this.plans = plans;
        this.transactions = transactions;
        this.time = time;
    }

    /** All indexes are new: the next look need not wait for its hour. */
    @Override
    public void walkedOver(Instant at) {
        sql.beDue();
    }

    /** Looks unless that was done within the hour, on whichever server. */
    boolean lookIfDue() {
        Instant now = time.instant();
        boolean due = sql.begin(now, now.minus(EVERY));
        if (due) {
            look();
        }
        return due;
    }

    /** Goes over all indexes in parts; of the falls the deepest are told, the others the next time. */
    void look() {
        CaseSetting setting = settings.now();
        Instant now = time.instant();
        int left = Math.max(0, setting.mostFading() - sql.fadingSince(now.minus(DAY)));
        List<FadingSql.Fall> falls = new ArrayList<>();
        for (long after = 0, upto = sql.next(after, BATCH); upto > after; after = upto, upto = sql.next(after, BATCH)) {
            falls.addAll(part(after, upto, setting, now, left));
            falls.sort(DEEPEST);
            falls.subList(Math.min(left, falls.size()), falls.size()).clear();
        }
        Meeting.again(() -> transactions.execute(status -> {
            sql.tell(falls);
            return falls.size();
        }));
        int more = left - falls.size();
        if (setting.opens(Cause.LEAVER) && more > 0) {
            Meeting.again(() -> transactions.execute(status -> sql.leavers(now.minus(LATELY), more)));
        }
    }

    private List<FadingSql.Fall> part(long after, long upto, CaseSetting setting, Instant now, int left) {
        boolean tells = setting.opens(Cause.FELL);
        List<FadingSql.Fall> found = Meeting.again(() -> transactions.execute(status -> {
            plans.forThisPage();
            sql.mark(after, upto, now.minus(MONTH), tells ? Integer.MAX_VALUE : setting.fellPoints());
            return tells && left > 0
                    ? sql.falls(after, upto, now.minus(LATELY), setting.fellPoints(), left)
                    : List.of();
        }));
        return found == null ? List.of() : found;
    }
}
