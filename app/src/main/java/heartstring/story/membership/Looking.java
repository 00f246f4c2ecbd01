package heartstring.story.membership;

import heartstring.customer.matching.Puzzle;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks of some customers which segments they are in. */
@Component
class Looking {

    /** Pieces looked at in one transaction. */
    private static final int MOST = 40;

    /** When they are looked at once more: by then others have worked out what is new. */
    private static final Duration AGAIN = Duration.ofSeconds(20);

    private final MembersSql sql;
    private final DueSql due;
    private final TurnSql turn;
    private final Segments segments;
    private final Conditions conditions;
    private final Puzzle puzzle;
    private final PlansSql plans;
    private final Settings settings;
    private final TransactionTemplate transactions;

    Looking(
            MembersSql sql,
            DueSql due,
            TurnSql turn,
            Segments segments,
            Conditions conditions,
            Puzzle puzzle,
            PlansSql plans,
            Settings settings,
            TransactionTemplate transactions) {
        this.sql = sql;
        this.due = due;
        this.turn = turn;
        this.segments = segments;
        this.conditions = conditions;
        this.puzzle = puzzle;
        this.plans = plans;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** Looks at some who are due; whether there were any. */
    boolean look(Instant now) {
        return due.count(now, 1) > 0
                && Boolean.TRUE.equals(transactions.execute(status -> {
                    puzzle.holdErasures();
                    turn.hold();
                    plans.forTheseValues();
                    long[] customers = due.take(MOST, now, now.plus(AGAIN));
                    if (customers.length > 0) {
                        look(customers, now);
                    }
                    return customers.length > 0;
                }));
    }

    private void look(long[] customers, Instant now) {
        Map<Integer, MembersSql.State> states = sql.states();
        List<Long> there = sql.there(customers);
        LocalDate day = LocalDate.ofInstant(now, settings.zone());
        for (List<Segment> rank : segments.ranks()) {
            // Of a segment that was not asked of everybody yet, nothing is known that could change.
            List<Segment> known =
                    rank.stream().filter(s -> isKnown(s, states.get(s.id()))).toList();
            Map<Integer, Set<Long>> kept = sql.of(customers);
            Map<Integer, Set<Long>> wanted = wanted(known, there, now);
            for (Segment segment : known) {
                Set<Long> was = kept.getOrDefault(segment.id(), Set.of());
                Set<Long> is = wanted.getOrDefault(segment.id(), Set.of());
                long[] came = without(is, was);
                long[] left = without(was, is);
                if (came.length + left.length > 0) {
                    sql.write(segment.id(), segment.version(), came, left, now, day, true);
                }
            }
        }
    }

    private static boolean isKnown(Segment segment, MembersSql.@Nullable State state) {
        return state != null && state.version() == segment.version();
    }

    private Map<Integer, Set<Long>> wanted(List<Segment> rank, List<Long> customers, Instant now) {
        Map<Integer, Condition> asked = new HashMap<>();
        rank.forEach(s -> segments.condition(s).ifPresent(c -> asked.put(s.id(), c)));
        Map<Integer, Set<Long>> wanted = new HashMap<>();
        for (long customer : customers) {
            Subject subject = Subject.of(customer, now).about(List.copyOf(asked.values()));
            asked.forEach((segment, condition) -> {
                if (conditions.holds(condition, subject)) {
                    wanted.computeIfAbsent(segment, id -> new HashSet<>()).add(customer);
                }
            });
        }
        return wanted;
    }

    private static long[] without(Collection<Long> some, Set<Long> others) {
        return some.stream()
                .filter(c -> !others.contains(c))
                .flatMapToLong(LongStream::of)
                .sorted()
                .toArray();
    }
}
