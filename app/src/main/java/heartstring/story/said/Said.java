package heartstring.story.said;

import heartstring.platform.postgres.PlansSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what was said by its words. */
@Component
public class Said {

    /** How near a known word has to be to a misspelt one, 0 to 1. */
    private static final double NEAR = 0.4;

    private static final int MOST_ALIKE = 4;
    private static final int SHORTEST = 4;

    /** So many of the newest texts that a reader sees are weighed against each other. */
    private static final int WEIGHED = 500;

    /** So many of the newest texts are looked through for those that a reader sees, before it is asked what they see at all. */
    private static final int NEWEST = 2_000;

    /** Whoever sees no more texts than this misses none; whoever sees more is shown what is among so many of the newest. */
    private static final int FAR = 20_000;

    private final SaidSql sql;
    private final PlansSql plans;

    Said(SaidSql sql, PlansSql plans) {
        this.sql = sql;
        this.plans = plans;
    }

    /**
     * Touchpoints in which something was said.
     *
     * @param touchpoints the best first
     * @param terms the words by which they were found, plain; with those that are nearly the same when nothing has the typed ones
     * @param nearly whether that was so
     */
    public record Found(List<Long> touchpoints, List<String> terms, boolean nearly) {}

    /**
     * What has all the words that were typed, as this user may read it.
     *
     * @param notes what colleagues wrote for colleagues, or else what was said with customers
     */
    @Transactional(readOnly = true)
    public Found find(String typed, boolean notes, long user, int most) {
        return found(typed, notes, user, most, null);
    }

    /** The same among what a reader sees alone: what others may read and is newer or weightier does not crowd theirs out. */
    @Transactional(readOnly = true)
    public Found find(String typed, boolean notes, long user, int most, Within within) {
        return found(typed, notes, user, most, within);
    }

    private Found found(String typed, boolean notes, long user, int most, @Nullable Within within) {
        WantedRules.Wanted wanted = WantedRules.read(typed);
        List<String> terms = wanted.terms();
        if (terms.isEmpty()) {
            return new Found(List.of(), List.of(), false);
        }
        plans.forThisPage();
        List<Long> found = pick(WantedRules.query(wanted, Map.of()), notes, user, most, within);
        if (!found.isEmpty()) {
            return new Found(found, terms, false);
        }
        Map<String, List<String>> alike = new HashMap<>();
        List<String> all = new ArrayList<>(terms);
        for (String term : terms) {
            if (term.length() >= SHORTEST) {
                List<String> others = sql.alike(term, NEAR, MOST_ALIKE);
                alike.put(term, others);
                all.addAll(others);
            }
        }
        List<Long> nearly = alike.values().stream().allMatch(List::isEmpty)
                ? List.of()
                : pick(WantedRules.query(wanted, alike), notes, user, most, within);
        return new Found(nearly, all, !nearly.isEmpty());
    }

    private List<Long> pick(String query, boolean notes, long user, int most, @Nullable Within within) {
        if (within == null) {
            return sql.find(query, notes, user, WEIGHED, most);
        }
        List<Long> newest = sql.newest(query, notes, user, NEWEST);
        List<Long> seen = within.seen(newest);
        if (newest.size() == NEWEST && seen.size() < WEIGHED) {
            List<Long> some = within.some(FAR + 1);
            seen = within.seen(
                    some.size() <= FAR
                            ? sql.having(query, notes, user, array(some))
                            : sql.newest(query, notes, user, FAR));
        }
        return seen.isEmpty() ? seen : sql.weigh(query, array(seen.subList(0, Math.min(WEIGHED, seen.size()))), most);
    }

    private static long[] array(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    /** Which of these touchpoints are notes, or are not, and may be read by this user; in the same order. */
    public List<Long> among(List<Long> touchpoints, boolean notes, long user) {
        return touchpoints.isEmpty() ? List.of() : sql.among(array(touchpoints), notes, user);
    }

    /**
     * What was typed, for statements of rooms above over {@code story.v_said_words}.
     *
     * @param query as the database asks it, empty when no word was typed
     * @param terms the words, plain, for marking them
     */
    public record Query(String query, List<String> terms) {}

    /** Reads what was typed. */
    public static Query query(String typed) {
        WantedRules.Wanted wanted = WantedRules.read(typed);
        List<String> terms = wanted.terms();
        return new Query(terms.isEmpty() ? "" : WantedRules.query(wanted, Map.of()), terms);
    }

    /** The names of events in which something is said. */
    public static Set<String> names() {
        return SaidRules.names();
    }

    /** What a touchpoint says; null when that is nothing. */
    public static @Nullable Saying read(String name, @Nullable String body) {
        return SaidRules.read(name, body);
    }
}
