package heartstring.insight.value;

import heartstring.customer.matching.Puzzle;
import heartstring.insight.noticed.Noticed;
import heartstring.kernels.worth.Visits;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How it stands with customers: of one at any moment, of whom something is new soon after, and of all each night. */
@Component
public class Values {

    /** Customers worked out in one transaction. */
    private static final int BATCH = 500;

    private final Noticed noticed;
    private final PurchasesSql purchases;
    private final ValuesSql sql;
    private final ModelsSql models;
    private final PlansSql plans;
    private final Puzzle puzzle;
    private final TransactionTemplate transactions;
    private final InstantSource time;
    private final Settings settings;
    private final Kept<Optional<Learnt>> learnt;

    Values(
            Noticed noticed,
            PurchasesSql purchases,
            ValuesSql sql,
            ModelsSql models,
            PlansSql plans,
            Puzzle puzzle,
            TransactionTemplate transactions,
            InstantSource time,
            Settings settings,
            Changes changes) {
        this.settings = settings;
        this.noticed = noticed;
        this.purchases = purchases;
        this.sql = sql;
        this.models = models;
        this.plans = plans;
        this.puzzle = puzzle;
        this.transactions = transactions;
        this.time = time;
        this.learnt = new Kept<>("value-model", changes, models::newest);
    }

    private Learnt learnt() {
        return learnt.get().orElseGet(() -> Learnt.nothing(settings.currency().getCurrencyCode()));
    }

    /** The currency of amounts. */
    public String currency() {
        return learnt().currency();
    }

    /** The currency of most orders, in which amounts of the whole house are told. */
    public String mainCurrency() {
        return purchases.currency();
    }

    /** What the newest study came to. */
    public Optional<Report> report() {
        return models.newestReport();
    }

    /** What one came to that is at least so old; of several the youngest. */
    public Optional<Report> reportBefore(Duration age) {
        return models.reportBefore(time.instant().minus(age));
    }

    /** How it stands with a customer this moment; empty where they bought nothing. */
    public Optional<Worth> of(long customer) {
        return of(new long[] {customer}, learnt()).stream().findFirst();
    }

    private List<Worth> of(long[] customers, Learnt model) {
        Instant now = time.instant();
        Told told = new Told(Learnt.day(now));
        purchases.of(customers, model.currency(), told);
        Visits visits = told.visits();
        return IntStream.range(0, visits.customers())
                .mapToObj(place -> worth(place, told, model, now))
                .toList();
    }

    static Worth worth(int place, Told told, Learnt model, Instant now) {
        Visits visits = told.visits();
        long id = visits.id(place);
        return model.worth(id, visits.life(place, visits.count(place)), visits.spent(place), told.others(id), now);
    }

    /** Works out some of whom something new is known; whether there were any. */
    boolean refreshDue() {
        return noticed.isAnybody()
                && Boolean.TRUE.equals(transactions.execute(status -> {
                    plans.forThisPage();
                    long[] customers = noticed.take(BATCH);
                    models.holdShown();
                    Learnt model = shown();
                    // The moment before the reading: whoever reads later knows more.
                    Instant now = time.instant();
                    List<Worth> worths = of(customers, model);
                    sql.discard(customers, worths, now);
                    sql.keep(worths, run(model), now);
                    return customers.length > 0;
                }));
    }

    /** What is shown this moment, also where this server has not heard of it yet. */
    private Learnt shown() {
        Learnt known = learnt();
        return run(known) == models.shown() ? known : models.newest().orElse(known);
    }

    private static long run(Learnt model) {
        Long run = model.run();
        return run == null ? 0 : run;
    }

    /** Takes away what a run has left that came to no end. */
    void begin(long run) {
        forgetBefore(run, models.shown());
    }

    private void forgetBefore(long run, long but) {
        int gone;
        do {
            gone = sql.forgetBefore(run, but);
        } while (gone > 0);
    }

    /** Writes some of all, as they stood at that moment. */
    void keep(List<Worth> worths, Learnt model, Instant at) {
        transactions.executeWithoutResult(status -> {
            // An erasure since the reading must not be undone by what is written.
            puzzle.holdErasures();
            sql.keep(worths, run(model), at);
        });
    }

    /** All customers are written: from now on this is used and shown, and what was is forgotten. */
    void settle(Report report, Instant at) {
        int gone;
        do {
            gone = sql.discardBefore(report.run(), at);
        } while (gone > 0);
        transactions.executeWithoutResult(status -> {
            models.lockShown();
            models.report(report);
            learnt.changed();
            // Of whom something was new meanwhile, it stands beside what was shown till now.
            noticed.since(report.run(), at);
        });
        forgetBefore(report.run(), report.run());
    }

    /** What is kept of a customer, for tests. */
    Optional<ValuesSql.Kept> kept(long customer) {
        return sql.kept(customer);
    }
}
