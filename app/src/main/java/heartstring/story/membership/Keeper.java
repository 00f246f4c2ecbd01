package heartstring.story.membership;

import heartstring.customer.matching.Puzzle;
import heartstring.platform.loops.Loop;
import heartstring.platform.loops.Rests;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import heartstring.touchpoint.belts.IntakeLoad;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps who is in which segment, one step after the other: follows who became another customer, looks at those of whom something is new, and
 * asks everybody where a segment is new, was changed, or was not asked for an hour, because time alone changes who is in it.
 */
@Component
public class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    /** How long a segment is believed without asking everybody. */
    static final Duration ASKED_EVERY = Duration.ofHours(1);

    /** When more are due at once, everybody is asked instead of each of them, but not again and again. */
    static final int MANY = 3_000;

    private static final Duration ASKED_AT_MOST_EVERY = Duration.ofMinutes(10);

    /** How long movements are followed, and some customers looked at, in one step. */
    private static final Duration FOLLOWED_FOR = Duration.ofSeconds(5);

    private static final Duration LOOKED_FOR = Duration.ofSeconds(1);

    /** Movements followed in one transaction. */
    private static final int MOST_MOVES = 200;

    private static final int AT_ONCE = 5_000;
    private static final Duration TIDIED_EVERY = Duration.ofHours(6);
    private static final Duration NEWS_KEPT = Duration.ofDays(400);
    private static final int SIZES_KEPT_DAYS = 1_100;

    private static final Rests RESTS =
            new Rests(Duration.ofSeconds(2), Duration.ofMillis(400), 1, Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final MembersSql sql;
    private final DueSql due;
    private final TurnSql turn;
    private final Looking looking;
    private final Sweeping sweeping;
    private final Segments segments;
    private final Puzzle puzzle;
    private final TransactionTemplate transactions;
    private final InstantSource time;
    private final Failures failures = new Failures();
    private final ReentrantLock step = new ReentrantLock();
    private volatile Instant tidiedAt = Instant.EPOCH;

    Keeper(
            MembersSql sql,
            DueSql due,
            TurnSql turn,
            Looking looking,
            Sweeping sweeping,
            Segments segments,
            Puzzle puzzle,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.due = due;
        this.turn = turn;
        this.looking = looking;
        this.sweeping = sweeping;
        this.segments = segments;
        this.puzzle = puzzle;
        this.transactions = transactions;
        this.time = time;
    }

    @Bean
    static Loop segmentsLoop(Keeper keeper, ObjectProvider<IntakeLoad> intake) {
        return new Loop(
                "segments", RESTS, keeper::step, () -> intake.getObject().busy());
    }

    /** Does all there is to do now, in this thread; for rebuilding, bulk loads and tests. */
    public void drain() {
        while (step()) {
            Thread.onSpinWait();
        }
    }

    /** One step; whether there was anything to do. */
    boolean step() {
        step.lock();
        try {
            if (!turn.isMine()) {
                return false;
            }
            boolean any = false;
            long until = System.nanoTime() + FOLLOWED_FOR.toNanos();
            int moves;
            do {
                moves = follow();
                any |= moves > 0;
            } while (moves == MOST_MOVES && System.nanoTime() - until < 0);
            if (moves == MOST_MOVES) {
                // Nobody is asked before it is known who they are.
                return true;
            }
            // Each of them has its turn however much there is of the others.
            any |= lookAtSome();
            any |= askEverybody();
            return any || tidy();
        } finally {
            step.unlock();
        }
    }

    /** How many movements were followed. */
    private int follow() {
        return transactions.execute(status -> {
            List<MembersSql.Move> moves = sql.moves(MOST_MOVES);
            if (moves.isEmpty()) {
                return 0;
            }
            puzzle.holdErasures();
            turn.hold();
            if (!segments.whole().isEmpty()) {
                moves.forEach(sql::carry);
                due.due(
                        due.pieces(moves.stream()
                                .flatMapToLong(m -> LongStream.of(m.from(), m.to()))
                                .distinct()
                                .toArray()),
                        time.instant());
            }
            sql.followed(moves.getLast().id());
            return moves.size();
        });
    }

    private boolean lookAtSome() {
        Instant now = time.instant();
        if (due.count(now, MANY) == MANY) {
            if (behind(ASKED_EVERY).isPresent()) {
                // Those that are being asked of everybody come first, or the last of them would never have their turn.
                return false;
            }
            if (behind(ASKED_AT_MOST_EVERY).isPresent()) {
                transactions.executeWithoutResult(status -> {
                    turn.hold();
                    due.letGo(now, now.plus(Looking.AGAIN));
                    sql.lookAgain(
                            segments.whole().stream().mapToLong(Segment::id).toArray());
                });
                return true;
            }
        }
        return look();
    }

    /** One block after the other, for a moment. */
    private boolean look() {
        long until = System.nanoTime() + LOOKED_FOR.toNanos();
        boolean any = false;
        int done;
        do {
            done = looking.look(time.instant());
            any |= done > 0;
        } while (done == Looking.MOST && System.nanoTime() - until < 0);
        return any;
    }

    private boolean askEverybody() {
        Optional<Segment> next = behind(ASKED_EVERY);
        next.ifPresent(segment -> {
            try {
                sweeping.ask(segment, sql.states().get(segment.id()));
            } catch (RuntimeException e) {
                LOG.warn("Segment {} could not be asked of everybody; it is left alone for a while", segment.id(), e);
                failures.note(segment, time.instant());
            }
        });
        return next.isPresent();
    }

    /** The first segment that has to be asked of everybody and can be; those that others ask about come before these. */
    private Optional<Segment> behind(Duration every) {
        Map<Integer, MembersSql.State> states = sql.states();
        Instant now = time.instant();
        Instant before = now.minus(every);
        return segments.ranks().stream()
                .flatMap(List::stream)
                .filter(s -> isBehind(s, states.get(s.id()), before) && !failures.has(s, now))
                .findFirst();
    }

    private static boolean isBehind(Segment segment, MembersSql.@Nullable State state, Instant before) {
        return state == null
                || state.version() != segment.version()
                || state.lookedAt().isBefore(before);
    }

    private boolean tidy() {
        Instant now = time.instant();
        long[] living = segments.whole().stream().mapToLong(Segment::id).toArray();
        boolean rows = Boolean.TRUE.equals(transactions.execute(status -> {
            if (sql.areAllLiving(living)) {
                return false;
            }
            turn.hold();
            return sql.tidy(living, AT_ONCE) > 0;
        }));
        if (rows || tidiedAt.isAfter(now.minus(TIDIED_EVERY))) {
            return rows;
        }
        int gone = Optional.ofNullable(transactions.execute(status -> sql.discardNews(now.minus(NEWS_KEPT), AT_ONCE)))
                .orElse(0);
        if (gone < AT_ONCE) {
            sql.discardSizes(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(SIZES_KEPT_DAYS));
            tidiedAt = now;
        }
        return gone > 0;
    }
}
