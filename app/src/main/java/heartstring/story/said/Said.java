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
        WantedRules.Wanted wanted = WantedRules.read(typed);
        List<String> terms = wanted.terms();
        if (terms.isEmpty()) {
            return new Found(List.of(), List.of(), false);
        }
        plans.forThisPage();
        List<Long> found = sql.find(WantedRules.query(wanted, Map.of()), notes, user, most);
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
                : sql.find(WantedRules.query(wanted, alike), notes, user, most);
        return new Found(nearly, all, !nearly.isEmpty());
    }

    /** Which of these touchpoints are notes, or are not, and may be read by this user; in the same order. */
    public List<Long> among(List<Long> touchpoints, boolean notes, long user) {
        return touchpoints.isEmpty()
                ? List.of()
                : sql.among(touchpoints.stream().mapToLong(Long::longValue).toArray(), notes, user);
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
