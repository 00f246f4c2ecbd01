package heartstring.experience.leaving;

import heartstring.customer.owners.CustomersInReach;
import heartstring.kernels.leaving.Deed;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.postgres.PlansSql;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works out how the experience of customers stands, soon after something new of one, and once a day of all. */
@Component
public class Moods {

    /** Customers worked out in one transaction. */
    static final int BATCH = 500;

    /** Customers out of whose pasts it is learnt. */
    private static final int MOST_LEARNT_FROM = 20_000;

    /** Where nothing could be learnt it is not tried again at once, for all pasts are read for it. */
    private static final Duration TRIED_EVERY = Duration.ofMinutes(15);

    private static final int KEPT_MODELS = 30;
    private static final double HOUSE_MEAN = 0.7;
    private static final double MILLIS_A_DAY = 86_400_000;

    private final DeedsSql deeds;
    private final MoodsSql sql;
    private final ModelsSql models;
    private final PlansSql plans;
    private final CustomersInReach reach;
    private final TransactionTemplate transactions;
    private final InstantSource time;
    private final Kept<Optional<LeavingModel>> model;
    private volatile Instant triedAt = Instant.EPOCH;

    Moods(
            DeedsSql deeds,
            MoodsSql sql,
            ModelsSql models,
            PlansSql plans,
            CustomersInReach reach,
            TransactionTemplate transactions,
            InstantSource time,
            Changes changes) {
        this.deeds = deeds;
        this.sql = sql;
        this.models = models;
        this.plans = plans;
        this.reach = reach;
        this.transactions = transactions;
        this.time = time;
        this.model = new Kept<>("leaving-model", changes, models::newest);
    }

    /** What was learnt last; empty as long as too few have left to learn from. */
    public Optional<LeavingModel> model() {
        return model.get();
    }

    /** How a customer stands this moment; empty without a model, or with too few visits to know a habit. */
    public Optional<Mood> of(long customer) {
        return model().flatMap(learnt ->
                Optional.ofNullable(of(new long[] {customer}, learnt).get(customer)));
    }

    private Map<Long, Mood> of(long[] customers, LeavingModel learnt) {
        Instant now = time.instant();
        Map<Long, Mood> moods = new HashMap<>();
        deeds.of(customers, now)
                .forEach((customer, told) ->
                        MoodRules.mood(told, day(now), learnt).ifPresent(mood -> moods.put(customer, mood)));
        return moods;
    }

    private static double day(Instant moment) {
        return moment.toEpochMilli() / MILLIS_A_DAY;
    }

    /** Works out those of whom something new is known; how many pieces at most, and whether there may be more. */
    boolean refreshDue() {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            plans.forThisPage();
            long[] customers = deeds.takeDue(BATCH);
            refresh(customers);
            return customers.length > 0;
        }));
    }

    private void refresh(long[] customers) {
        LeavingModel learnt = model().orElse(null);
        if (customers.length > 0 && learnt != null) {
            sql.keep(customers, of(customers, learnt), learnt.id(), time.instant());
        }
    }

    /** Learns and works out all customers, unless that was done in that time; one server at a time. */
    void learnIfDue(Duration every) {
        Instant now = time.instant();
        boolean due = models.newest()
                .map(m -> m.learntAt().isBefore(now.minus(every)))
                .orElse(true);
        if (due && !triedAt.isAfter(now.minus(TRIED_EVERY))) {
            triedAt = now;
            learn();
        }
    }

    /** Learns from the past, and works out all customers. */
    boolean learn() {
        boolean learnt = Boolean.TRUE.equals(transactions.execute(status -> models.lock() && learnNow()));
        if (learnt) {
            walk(customer -> {});
        }
        return learnt;
    }

    private boolean learnNow() {
        plans.forThisPage();
        Instant now = time.instant();
        double mean =
                models.houseMean(now.minus(Duration.ofDays(DeedsSql.DAYS))).orElse(HOUSE_MEAN);
        Learning learning = new Learning(day(now), mean);
        long after = 0;
        int seen = 0;
        while (seen < MOST_LEARNT_FROM) {
            long[] customers = deeds.customersAfter(after, BATCH);
            if (customers.length == 0) {
                break;
            }
            learning.add(deeds.of(customers, now).values());
            after = customers[customers.length - 1];
            seen += customers.length;
        }
        Optional<LeavingModel> learnt = learning.learn(now);
        learnt.ifPresent(this::use);
        return learnt.isPresent();
    }

    /** From now on, in the caller's transaction or at once. */
    void use(LeavingModel learnt) {
        models.keep(learnt);
        models.prune(KEPT_MODELS);
        model.changed();
    }

    /** Works out every customer who bought something, each batch in a transaction of its own. */
    void walk(LongConsumer reached) {
        long after = 0;
        while (true) {
            long from = after;
            long[] customers = transactions.execute(status -> {
                plans.forThisPage();
                long[] some = deeds.customersAfter(from, BATCH);
                refresh(some);
                return some;
            });
            if (customers == null || customers.length == 0) {
                return;
            }
            after = customers[customers.length - 1];
            reached.accept(after);
        }
    }

    /** One line of the list of those who say good things and are about to leave. */
    public record Leaver(
            long customerId,
            String name,
            @Nullable Double said,
            double shown,
            double chance,
            Instant since,
            List<String> reasons) {
        public Leaver {
            reasons = List.copyOf(reasons);
        }
    }

    /** How many customers have an index, and how many of them say good things and are about to leave. */
    public record Count(long known, long polite) {}

    /** Those who say good things and are about to leave, of those whom whoever acts may see, the newest first. */
    public List<Leaver> leavers(@Nullable Instant before, long beforeId, int most) {
        return sql.leavers(reach.now(), before, beforeId, most);
    }

    /** Of the whole house. */
    public Count count() {
        return sql.count();
    }

    /** What customers did, for tests and trials. */
    List<Deed> deeds(long customer) {
        return deeds.of(new long[] {customer}, time.instant()).getOrDefault(customer, List.of());
    }

    /** Whether these are all worked out. */
    boolean isKnown(long... customers) {
        return Arrays.stream(customers).allMatch(c -> sql.foundAt(c).isPresent());
    }
}
