package heartstring.insight.next;

import heartstring.insight.bought.Bought;
import heartstring.insight.bought.BoughtSql;
import heartstring.insight.regulars.Regulars;
import heartstring.insight.runs.Study;
import heartstring.insight.runs.Work;
import heartstring.kernels.nextbasket.pace.Replenishment.Due;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Learns every day of all baskets how the next ones are told, and works out of all regulars what is due. */
@Component
class NextStudy implements Study {

    /** Orders older than so many days are not looked at. */
    static final int DAYS = 730;

    private static final int BLOCK = 500;
    private static final int WRITTEN_AT_ONCE = 1_000;
    private static final int MOST_DUE = 30;
    private static final int MOST_LEARNT_FROM = 20_000;

    /** What has a pace is remembered in such a part of the heap, some 35 bytes for each product of a customer. */
    private static final int PART_OF_HEAP = 8;

    private static final long MOST_BYTES = 512L << 20;

    private final BoughtSql bought;
    private final NextSql sql;
    private final Regulars regulars;
    private final NextModels models;
    private final PlansSql plans;
    private final Settings settings;
    private final InstantSource time;
    private final TransactionTemplate transactions;

    NextStudy(
            BoughtSql bought,
            NextSql sql,
            Regulars regulars,
            NextModels models,
            PlansSql plans,
            Settings settings,
            InstantSource time,
            TransactionTemplate transactions) {
        this.bought = bought;
        this.sql = sql;
        this.regulars = regulars;
        this.models = models;
        this.plans = plans;
        this.settings = settings;
        this.time = time;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return NextBasket.STUDY;
    }

    @Override
    public String title() {
        return "Due again, and what they buy next";
    }

    @Override
    public String explanation() {
        return "Out of the orders of two years: how long each product lasts, for each customer and for all, and from that by which day it is"
                + " due again. What is likely besides is told by how often and how lately somebody bought it, by what goes together in baskets"
                + " (EASE), and by what everybody buys lately; how much each of these weighs is learnt from baskets of the last five weeks"
                + " and tried on others that were kept aside. What was brought back does not count.";
    }

    @Override
    public String version() {
        return "blend-1";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public String path() {
        return "/insight/next";
    }

    @Override
    public void run(Work work) {
        Instant now = time.instant();
        ZoneId zone = settings.zone();
        Instant since = now.minus(Duration.ofDays(DAYS));
        double today = Bought.day(now, zone);
        work.window(since, now);
        long customers = bought.customers();
        long every = Math.max(1, customers / MOST_LEARNT_FROM);
        Shelf shelf = new Shelf(today);
        Paces paces = new Paces(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP), today);
        Lessons lessons = new Lessons();
        Progress progress = new Progress(work, 2 * customers);
        discard(work.run(), progress);
        all(0, since, now, zone, progress, (customer, its) -> {
            shelf.add(its);
            paces.add(customer, its);
            if (customer % every == 0) {
                lessons.add(its);
            }
        });
        shelf.learn();
        Lessons.Learnt learnt = lessons.learn(today).orElse(null);
        progress.at(0);
        if (learnt != null) {
            keep(NextModel.of(work.run(), now, learnt.customers(), learnt.products(), learnt.blend()));
        }
        long due = keepDue(work.run(), since, now, zone, shelf, paces, progress);
        tell(work, shelf, learnt, due);
    }

    /** Tells how far it is, block by block. */
    private static final class Progress {
        private final Work work;
        private final long total;
        private long done;

        private Progress(Work work, long total) {
            this.work = work;
            this.total = total;
        }

        private void at(long more) {
            done += more;
            work.progress(Math.min(done, total), total);
        }
    }

    private void all(
            long after, Instant since, Instant now, ZoneId zone, Progress progress, BiConsumer<Long, Bought> each) {
        for (List<Long> block = bought.customersAfter(after, BLOCK);
                !block.isEmpty();
                block = bought.customersAfter(block.getLast(), BLOCK)) {
            read(block, since, now, zone).forEach(each);
            progress.at(block.size());
        }
    }

    private Map<Long, Bought> read(List<Long> block, Instant since, Instant now, ZoneId zone) {
        return transactions.execute(status -> {
            plans.forThisPage();
            return bought.of(block, since, now, zone);
        });
    }

    private void keep(NextModel model) {
        transactions.executeWithoutResult(status -> {
            sql.keep(model);
            models.changed();
        });
    }

    private long keepDue(
            long run, Instant since, Instant now, ZoneId zone, Shelf shelf, Paces paces, Progress progress) {
        List<Regulars.Need> waiting = new ArrayList<>();
        long[] kept = new long[1];
        double today = Bought.day(now, zone);
        Consumer<Collection<Bought.Item>> each = items -> {
            waiting.addAll(due(items, shelf, today));
            if (waiting.size() >= WRITTEN_AT_ONCE) {
                kept[0] += write(run, waiting);
            }
        };
        paces.each(items -> {
            each.accept(items);
            progress.at(1);
        });
        // Whoever did not fit into memory is read again.
        all(paces.until(), since, now, zone, progress, (customer, its) -> each.accept(its.items()));
        kept[0] += write(run, waiting);
        List<Shelf.Told> told = shelf.told();
        for (int from = 0; from < told.size(); from += WRITTEN_AT_ONCE) {
            sql.keep(run, told.subList(from, Math.min(told.size(), from + WRITTEN_AT_ONCE)));
            progress.at(0);
        }
        sql.show(run);
        discard(run, progress);
        return kept[0];
    }

    /** What was shown, and what a run left that came to no end. */
    private void discard(long run, Progress progress) {
        sql.discardBefore(run);
        regulars.discardBefore(run, () -> progress.at(0));
    }

    private long write(long run, List<Regulars.Need> waiting) {
        regulars.keep(run, waiting);
        int written = waiting.size();
        waiting.clear();
        return written;
    }

    private static List<Regulars.Need> due(Collection<Bought.Item> items, Shelf shelf, double today) {
        List<Regulars.Need> found = new ArrayList<>();
        for (Bought.Item item : items) {
            if (today - Bought.day(shelf.soldAt(item.product()), ZoneId.of("UTC")) <= NextRules.SOLD_WITHIN_DAYS) {
                NextRules.due(item, shelf.gap(item.product()), today).ifPresent(due -> found.add(row(item, due)));
            }
        }
        List<Regulars.Need> most = found.stream()
                .sorted(Comparator.comparingDouble(Regulars.Need::chance)
                        .reversed()
                        .thenComparingLong(Regulars.Need::product))
                .limit(MOST_DUE)
                .toList();
        most.forEach(row -> shelf.due(row.product(), (double) row.on().toEpochDay()));
        return most;
    }

    private static Regulars.Need row(Bought.Item item, Due due) {
        return new Regulars.Need(
                item.profile(),
                item.product(),
                item.last(),
                item.times(),
                due.usual(),
                date(due.day()),
                date(due.from()),
                date(due.until()),
                due.soon());
    }

    static LocalDate date(double day) {
        return LocalDate.ofEpochDay(Math.round(Math.min(day, 200_000)));
    }

    private static void tell(Work work, Shelf shelf, Lessons.@Nullable Learnt learnt, long due) {
        work.found(
                "Regular needs",
                "%,d of customers who bought a product three times or more, of %,d products"
                        .formatted(due, shelf.size()));
        if (learnt == null) {
            work.found("What is likely besides", "too few customers came again to learn from");
            return;
        }
        work.found(
                "Learnt from",
                "%,d baskets of %,d customers; the weights from %,d that came next"
                        .formatted(learnt.baskets(), learnt.customers(), learnt.examples()));
        Lessons.Trial trial = learnt.trial();
        if (trial == null) {
            work.found("How good it was", "too few baskets to try it on");
            return;
        }
        Lessons.ranked(trial)
                .forEach(e -> work.found(
                        "Ten products told by " + e.getKey(),
                        String.format(
                                Locale.ROOT,
                                "%.0f of 100 next baskets held one of them or more; they held %.1f of 100 products bought then (%,d baskets kept aside)",
                                100 * e.getValue().hit(),
                                100 * e.getValue().recall(),
                                trial.baskets())));
    }
}
