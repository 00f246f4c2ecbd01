package heartstring.desk.everywhere;

import heartstring.story.said.Within;
import heartstring.story.veils.Veils;
import java.util.ArrayList;
import java.util.List;

/** What was said and one colleague may see: by conversation or customer, and by what rooms above keep from them. */
record Reached(FoundSql sql, Veils veils, long user) implements Within {

    private static final int ENOUGH = 500;
    private static final int AT_ONCE = 1_000;

    @Override
    public List<Long> seen(List<Long> touchpoints) {
        List<Long> reached = touchpoints.isEmpty() ? List.of() : sql.reached(touchpoints, user);
        List<Long> seen = new ArrayList<>();
        for (int from = 0; from < reached.size() && seen.size() < ENOUGH; from += AT_ONCE) {
            seen.addAll(veils.seen(reached.subList(from, Math.min(from + AT_ONCE, reached.size())), Long::longValue));
        }
        return seen;
    }

    @Override
    public List<Long> some(int most) {
        return sql.inReach(user, most);
    }
}
