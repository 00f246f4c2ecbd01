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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks of some customers which segments they are in. */
@Component
class Looking {

    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);

    /** Pieces looked at at once. */
    static final int MOST = 40;

    /** How long one reading of them may take. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** When they are looked at once more: by then others have worked out what is new. */
    static final Duration AGAIN = Duration.ofSeconds(20);

    private final MembersSql sql;
    private final DueSql due;
    private final TurnSql turn;
    private final Segments segments;
    private final Conditions conditions;
    private final Puzzle puzzle;
    private final PlansSql plans;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final Failures failures = new Failures();

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

    /** Looks at some who are due; how many pieces of theirs are done, {@link #MOST} where there may be more. */
    int look(Instant now) {
        List<DueSql.Due> some = due.some(MOST, now);
        if (some.isEmpty()) {
            return 0;
        }
        look(due.customers(some), now);
        return transactions.execute(status -> {
            puzzle.holdErasures();
            turn.hold();
            return due.take(some, now.plus(AGAIN));
        });
    }

    /** Asked without holding anybody up, and written in short; those of a rank are asked once what the ranks before came to is written. */
    private void look(long[] customers, Instant now) {
        Map<Integer, MembersSql.State> states = sql.states();
        LocalDate day = LocalDate.ofInstant(now, settings.zone());
        for (List<Segment> rank : segments.ranks()) {
            // Of a segment that was not asked of everybody yet, nothing is known that could change.
            List<Segment> known = rank.stream()
                    .filter(s -> isKnown(s, states.get(s.id())) && !failures.has(s, now))
                    .toList();
            List<Difference> differences = ask(known, customers, now);
            if (!differences.isEmpty()) {
                transactions.executeWithoutResult(status -> {
                    puzzle.holdErasures();
                    turn.hold();
                    differences.forEach(d ->
                            sql.write(d.segment().id(), d.segment().version(), d.came(), d.left(), now, day, true));
                });
            }
        }
    }

    /** Who came to a segment and who left it. */
    private record Difference(Segment segment, long[] came, long[] left) {}

    /** All of them at once; where that fails each by itself, and those that fail are left until everybody is asked. */
    private List<Difference> ask(List<Segment> known, long[] customers, Instant now) {
        if (known.isEmpty() || customers.length == 0) {
            return List.of();
        }
        try {
            return differences(known, customers, now);
        } catch (RuntimeException e) {
            LOG.warn("{} segments could not be asked at once; each is asked by itself", known.size(), e);
        }
        List<Difference> differences = new ArrayList<>();
        for (Segment segment : known) {
            try {
                differences.addAll(differences(List.of(segment), customers, now));
            } catch (RuntimeException e) {
                LOG.warn("Segment {} could not be asked of some customers; it will be of everybody", segment.id(), e);
                failures.note(segment, now);
                sql.lookAgain(new long[] {segment.id()});
            }
        }
        return differences;
    }

    private List<Difference> differences(List<Segment> known, long[] customers, Instant now) {
        return transactions.execute(status -> {
            sql.onlyRead(LONGEST);
            plans.forTheseValues();
            Map<Integer, Set<Long>> kept = sql.of(customers);
            Map<Integer, Set<Long>> wanted = wanted(known, sql.there(customers), now);
            return known.stream()
                    .map(segment -> {
                        Set<Long> was = kept.getOrDefault(segment.id(), Set.of());
                        Set<Long> is = wanted.getOrDefault(segment.id(), Set.of());
                        return new Difference(segment, without(is, was), without(was, is));
                    })
                    .filter(d -> d.came().length + d.left().length > 0)
                    .toList();
        });
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
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }
}
