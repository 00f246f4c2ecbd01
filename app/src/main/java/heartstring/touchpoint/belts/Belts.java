package heartstring.touchpoint.belts;

import heartstring.customer.matching.Puzzle;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.postgres.Phases;
import heartstring.platform.postgres.PlansSql;
import heartstring.touchpoint.belts.BeltsSql.Cursor;
import heartstring.touchpoint.belts.BeltsSql.Mark;
import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries touchpoints to all consumers that stand at the same place together, so that each is read once; of several servers,
 * one at a time carries a consumer. When carrying together fails, each is carried by itself: one that stumbles holds up none
 * but itself. What takes long is carried beside, and worked out before anything is held: neither other consumers nor erasures wait
 * for it. While the intake is in a rush, the belts take at most a twentieth of the time: figures may lag behind then, facts
 * do not, and nobody who waits for an answer waits for figures.
 */
@Component
public class Belts implements SmartLifecycle {

    /** Touchpoints carried in one transaction; a single batch may have at most 1,024. */
    static final int MOST_TOUCHPOINTS = 16_384;

    /** Where taking takes long, so many that a consumer wants: what was worked out is written soon. */
    static final int MOST_THAT_TAKE_LONG = 256;

    /** Touchpoints among which they are looked for. */
    static final int MOST_LOOKED_AT = 4_096;

    /** The most touchpoints of one writing transaction. */
    private static final int BLOCK = 1_024;

    /** Writing transactions carried in one; single events come one to a transaction. */
    static final int MOST_BATCHES = 2_000;

    static final Duration IDLE = Duration.ofMillis(250);
    /** In a rush: a rest of so many times the length of the last carrying, but never longer than {@link #LONGEST_REST}. */
    static final int REST = 19;

    static final Duration LONGEST_REST = Duration.ofSeconds(10);

    /** The share of its time that a writer of the intake writes when there is a rush. */
    static final double RUSH = 0.5;

    static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private static final Duration HIDDEN = Duration.ofSeconds(30);
    private static final Duration WAIT = Duration.ofMillis(10);

    private static final Logger LOG = LoggerFactory.getLogger(Belts.class);

    private final BeltsSql sql;
    private final TransactionTemplate transactions;
    private final PlansSql plans;
    private final Puzzle puzzle;
    private final List<TouchpointConsumer> consumers;
    /** Those that are carried together; those that take long are alone. */
    private final List<List<TouchpointConsumer>> lanes;

    private final Supplier<IntakeLoad> intake;
    private volatile boolean running;
    private List<Thread> threads = List.of();

    @Autowired
    Belts(
            BeltsSql sql,
            TransactionTemplate transactions,
            PlansSql plans,
            Puzzle puzzle,
            List<TouchpointConsumer> consumers,
            ObjectProvider<IntakeLoad> intake) {
        this(sql, transactions, plans, puzzle, consumers, intake::getObject);
    }

    Belts(
            BeltsSql sql,
            TransactionTemplate transactions,
            PlansSql plans,
            Puzzle puzzle,
            List<TouchpointConsumer> consumers,
            Supplier<IntakeLoad> intake) {
        this.intake = intake;
        this.plans = plans;
        this.sql = sql;
        this.puzzle = puzzle;
        this.transactions = transactions;
        this.consumers = List.copyOf(consumers);
        this.lanes = lanes(consumers);
    }

    private static List<List<TouchpointConsumer>> lanes(List<TouchpointConsumer> consumers) {
        List<List<TouchpointConsumer>> lanes = new ArrayList<>();
        List<TouchpointConsumer> quick =
                consumers.stream().filter(c -> !c.takesLong()).toList();
        if (!quick.isEmpty()) {
            lanes.add(quick);
        }
        consumers.stream().filter(TouchpointConsumer::takesLong).forEach(c -> lanes.add(List.of(c)));
        return List.copyOf(lanes);
    }

    /** Before anything is written here. */
    @PostConstruct
    void beginEra() {
        if (sql.beginEra()) {
            LOG.info("The database has moved to another server; its transactions are counted in a new era");
        }
    }

    /** How a carrying went. */
    private enum Carried {
        NOTHING,
        SOME,
        /** As much as one transaction may carry: more is likely to wait. */
        FULL
    }

    /**
     * Carries everything that is committed by now to every consumer, in this thread; for rebuilding, bulk loads and tests. What a
     * transaction of others hides meanwhile is waited for, up to {@link #HIDDEN}; where belts and others lock the same rows, it is done again.
     */
    public void drain() {
        Cursor newest = sql.newest();
        long until = System.nanoTime() + HIDDEN.toNanos();
        carryAll();
        while (sql.rear(names(consumers)).compareTo(newest) < 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(WAIT.toNanos());
            carryAll();
        }
    }

    private void carryAll() {
        boolean carried;
        do {
            carried = false;
            for (List<TouchpointConsumer> lane : lanes) {
                while (Meeting.again(() -> carry(lane, true)) != Carried.NOTHING) {
                    carried = true;
                }
            }
        } while (carried);
    }

    /** Lets every consumer forget, and carries everything again from the start. Whoever reads many tables meanwhile may be met: then again. */
    public void rebuild() {
        Meeting.again(() -> {
            transactions.executeWithoutResult(status -> {
                sql.lock(names(consumers), true);
                consumers.forEach(TouchpointConsumer::forget);
                sql.advance(names(consumers), Cursor.START);
            });
            return true;
        });
        drain();
    }

    /** Writing transactions that wait for the slowest consumer. */
    public long waiting() {
        return consumers.stream().mapToLong(c -> sql.waiting(c.name())).max().orElse(0);
    }

    private Carried carry(List<TouchpointConsumer> lane, boolean wait) {
        TouchpointConsumer first = lane.getFirst();
        Cursor limit = first.takesLong() ? prepare(first) : Cursor.END;
        return limit.equals(Cursor.START) ? Carried.NOTHING : carry(lane, limit, wait);
    }

    /** What comes next for a consumer is read and let go of, and only then worked out; up to where, START when nothing comes. */
    private Cursor prepare(TouchpointConsumer consumer) {
        List<TouchpointConsumer.Row> rows = new ArrayList<>();
        Cursor limit = transactions.execute(status -> {
            List<Mark> marks = sql.next(sql.cursor(consumer.name()), Cursor.END, MOST_BATCHES, MOST_LOOKED_AT);
            if (marks.isEmpty()) {
                return Cursor.START;
            }
            plans.forTheseValues();
            List<TouchpointConsumer.Row> all = rows(marks, List.of(consumer));
            Cursor upTo = upTo(marks, all);
            Set<Long> blocks = marks.stream()
                    .filter(mark -> mark.at().compareTo(upTo) <= 0)
                    .map(Mark::block)
                    .collect(Collectors.toSet());
            all.stream().filter(row -> blocks.contains(row.id() / BLOCK)).forEach(rows::add);
            return upTo;
        });
        if (!rows.isEmpty()) {
            consumer.prepare(rows);
        }
        return limit;
    }

    /** How far a consumer that takes long goes: over so many rows, and over one writing transaction in any case. */
    private static Cursor upTo(List<Mark> marks, List<TouchpointConsumer.Row> rows) {
        Map<Long, Long> counts =
                rows.stream().collect(Collectors.groupingBy(row -> row.id() / BLOCK, Collectors.counting()));
        Cursor upTo = marks.getFirst().at();
        long wanted = 0;
        for (Mark mark : marks) {
            wanted += counts.getOrDefault(mark.block(), 0L);
            if (wanted > MOST_THAT_TAKE_LONG && !mark.at().equals(upTo)) {
                return upTo;
            }
            upTo = mark.at();
        }
        return upTo;
    }

    private Carried carry(List<TouchpointConsumer> all, Cursor limit, boolean wait) {
        return transactions.execute(status -> {
            Map<String, Cursor> held = sql.lock(names(all), wait);
            if (held.isEmpty()) {
                return wait ? Carried.SOME : Carried.NOTHING;
            }
            Cursor rear = held.values().stream().min(Cursor::compareTo).orElseThrow();
            Cursor front = held.values().stream()
                    .filter(c -> c.compareTo(rear) > 0 && c.compareTo(limit) < 0)
                    .min(Cursor::compareTo)
                    .orElse(limit);
            List<Mark> marks = sql.next(rear, front, MOST_BATCHES, MOST_TOUCHPOINTS);
            boolean more = !limit.equals(Cursor.END);
            if (marks.isEmpty()) {
                return more || (held.size() < all.size() && wait) ? Carried.SOME : Carried.NOTHING;
            }
            plans.forTheseValues();
            // An erasure must not slip in between reading a person's touchpoints and writing what follows from them.
            puzzle.holdErasures();
            List<TouchpointConsumer> together =
                    all.stream().filter(c -> rear.equals(held.get(c.name()))).toList();
            int touchpoints = hand(marks, together);
            sql.advance(names(together), marks.getLast().at());
            boolean full = touchpoints > MOST_TOUCHPOINTS - BLOCK || marks.size() == MOST_BATCHES;
            return full || !front.equals(Cursor.END) ? Carried.FULL : Carried.SOME;
        });
    }

    private List<TouchpointConsumer.Row> rows(List<Mark> marks, List<TouchpointConsumer> together) {
        return sql.rows(marks, union(together, TouchpointConsumer::wants), bodies(together));
    }

    private static @Nullable Set<String> bodies(List<TouchpointConsumer> together) {
        return union(together.stream().filter(TouchpointConsumer::wantsBody).toList(), TouchpointConsumer::bodiesOf);
    }

    private int hand(List<Mark> marks, List<TouchpointConsumer> together) {
        List<TouchpointConsumer.Row> rows = rows(marks, together);
        for (TouchpointConsumer consumer : together) {
            Set<String> wants = consumer.wants();
            List<TouchpointConsumer.Row> its = wants.isEmpty()
                    ? rows
                    : rows.stream().filter(r -> wants.contains(r.name())).toList();
            if (!its.isEmpty()) {
                consumer.take(its);
            }
        }
        return rows.size();
    }

    /** The names that any of these wants; null when one wants all. */
    private static @Nullable Set<String> union(
            List<TouchpointConsumer> consumers, Function<TouchpointConsumer, Set<String>> wanted) {
        Set<String> names = new HashSet<>();
        for (TouchpointConsumer consumer : consumers) {
            Set<String> its = wanted.apply(consumer);
            if (its.isEmpty()) {
                return null;
            }
            names.addAll(its);
        }
        return names;
    }

    private static Collection<String> names(List<TouchpointConsumer> consumers) {
        return consumers.stream().map(TouchpointConsumer::name).collect(Collectors.toList());
    }

    private void run(List<TouchpointConsumer> lane) {
        IntakeLoad load = intake.get();
        while (running) {
            long from = System.nanoTime();
            Duration busyBefore = load.busy();
            Duration pause = pauseAfterOne(lane);
            Duration took = Duration.ofNanos(System.nanoTime() - from);
            Duration busy = load.busy().minus(busyBefore);
            try {
                Thread.sleep(rest(pause, took, busy));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** How long to rest after a carrying, during which the intake's writers were busy for so long. */
    static Duration rest(Duration pause, Duration took, Duration busy) {
        if (busy.toNanos() < RUSH * took.toNanos()) {
            return pause;
        }
        Duration rest = took.multipliedBy(REST);
        Duration bounded = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
        return bounded.compareTo(pause) > 0 ? bounded : pause;
    }

    /** Nothing may end the loop, or all that is derived would stand still until the next start. */
    private Duration pauseAfterOne(List<TouchpointConsumer> lane) {
        try {
            return carry(lane, false) == Carried.FULL ? Duration.ZERO : IDLE;
        } catch (RuntimeException | Error together) {
            Duration pause = IDLE;
            for (TouchpointConsumer consumer : lane) {
                try {
                    carry(List.of(consumer), false);
                } catch (RuntimeException | Error alone) {
                    LOG.warn("Belt {} stumbled and will try again: {}", consumer.name(), alone.toString());
                    pause = AFTER_FAILURE;
                }
            }
            return pause;
        }
    }

    @Override
    public void start() {
        running = true;
        threads = lanes.stream().map(this::begin).toList();
    }

    /** What works things out for long would keep virtual threads, and so requests, from a processor. */
    private Thread begin(List<TouchpointConsumer> lane) {
        TouchpointConsumer first = lane.getFirst();
        return first.takesLong()
                ? Thread.ofPlatform().daemon().name("belt " + first.name()).start(() -> run(lane))
                : Thread.ofVirtual().name("belts").start(() -> run(lane));
    }

    @Override
    public void stop() {
        running = false;
        try {
            for (Thread last : threads) {
                last.join(Duration.ofSeconds(15));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int getPhase() {
        return Phases.LOOPS;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
