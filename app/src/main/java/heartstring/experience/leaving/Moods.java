package heartstring.experience.leaving;

import heartstring.customer.owners.CustomersInReach;
import heartstring.kernels.leaving.Deed;
import heartstring.kernels.leaving.Learning;
import heartstring.kernels.leaving.LeavingModel;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works out how the experience of customers stands, soon after something new of one, and once a day of all. */
@Component
public class Moods {

    /** Customers worked out in one transaction. */
    static final int BATCH = 500;

    /** Customers out of whose pasts it is learnt. */
    private static final int MOST_LEARNT_FROM = 10_000;

    /** Where nothing could be learnt it is not tried again at once, for all pasts are read for it. */
    private static final Duration TRIED_EVERY = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Moods.class);
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
    private final Walk walk;
    private final List<WalkedOver> walkedOver;
    private volatile Instant triedAt = Instant.EPOCH;

    Moods(
            DeedsSql deeds,
            MoodsSql sql,
            ModelsSql models,
            PlansSql plans,
            CustomersInReach reach,
            TransactionTemplate transactions,
            InstantSource time,
            Changes changes,
            Walk walk,
            List<WalkedOver> walkedOver) {
        this.walk = walk;
        this.walkedOver = List.copyOf(walkedOver);
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

    /** Works out some of whom something new is known; whether there were any. */
    boolean refreshDue() {
        return deeds.isDue()
                && Boolean.TRUE.equals(transactions.execute(status -> {
                    plans.forThisPage();
                    long[] customers = deeds.takeDue(BATCH);
                    refresh(customers);
                    return customers.length > 0;
                }));
    }

    private void refresh(long[] customers) {
        LeavingModel learnt = model().orElse(null);
        if (customers.length > 0 && learnt != null) {
            Map<Long, Mood> moods = of(customers, learnt);
            sql.discard(customers, moods);
            sql.keep(moods, learnt.id(), time.instant());
        }
    }

    /** Learns and works out all customers, unless that was done in that time; one that broke off is done again. One server at a time. */
    void learnIfDue(Duration every) {
        Instant now = time.instant();
        if (triedAt.isAfter(now.minus(TRIED_EVERY))) {
            return;
        }
        LeavingModel newest = models.newest().orElse(null);
        if (newest == null || newest.learntAt().isBefore(now.minus(every))) {
            triedAt = now;
            learn();
        } else if (!sql.isWalked(newest.id())) {
            triedAt = now;
            walk();
        }
    }

    /** A long past has just come in: it is learnt from at the next look, also where nothing could be learnt a moment ago. */
    public void tryAgain() {
        triedAt = Instant.EPOCH;
    }

    /** Learns from the past, and works out all customers. */
    boolean learn() {
        boolean learnt = Boolean.TRUE.equals(transactions.execute(status -> models.lock() && learnNow()));
        if (learnt) {
            walk();
        }
        return learnt;
    }

    private boolean learnNow() {
        plans.forThisPage();
        Instant now = time.instant();
        double mean =
                models.houseMean(now.minus(Duration.ofDays(DeedsSql.DAYS))).orElse(HOUSE_MEAN);
        Learning learning = new Learning(day(now), mean);
        int every = (int) Math.max(1, deeds.customers() / MOST_LEARNT_FROM);
        for (long[] customers = deeds.customersAfter(0, every, BATCH);
                customers.length > 0;
                customers = deeds.customersAfter(customers[customers.length - 1], every, BATCH)) {
            learning.add(deeds.of(customers, now).values());
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

    /** Works out everybody anew, and lets those know who make figures of it. */
    void walk() {
        LeavingModel learnt = model().orElse(null);
        if (learnt != null) {
            Instant now = time.instant();
            Walk.Walked walked = walk.over(learnt, now);
            LOG.info("{} experience indices of {} customers", walked.moods(), walked.customers());
            walkedOver.forEach(after -> after.walkedOver(now));
            // Not before, so that figures that broke off are made again.
            transactions.executeWithoutResult(status -> sql.walked(learnt.id(), now, time.instant(), walked));
        }
    }

    /** Hears that everybody was worked out, outside of any transaction. */
    public interface WalkedOver {
        void walkedOver(Instant at);
    }

    /** What is told of how somebody stood. */
    public interface Past {
        void stood(long customer, double day, Mood mood);
    }

    /** How all customers stood on past days, in days since 1970, by what is known today to precede leaving; one after the other. */
    public void past(double[] days, Past past) {
        LeavingModel learnt = model().orElse(null);
        if (learnt != null) {
            transactions.executeWithoutResult(status -> deeds.all(time.instant(), (customer, told) -> {
                for (double day : days) {
                    MoodRules.mood(told, day, learnt).ifPresent(mood -> past.stood(customer, day, mood));
                }
            }));
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

    /** How many customers had an index when all were worked out last, and how many of them say good things and are about to leave. */
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

    /** When a customer was worked out last, for tests; the epoch where they never were. */
    Instant foundAt(long customer) {
        return sql.foundAt(customer).orElse(Instant.EPOCH);
    }

    /** Whether these are all worked out. */
    boolean isKnown(long... customers) {
        return Arrays.stream(customers).allMatch(c -> sql.foundAt(c).isPresent());
    }
}
