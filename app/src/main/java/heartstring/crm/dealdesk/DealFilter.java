package heartstring.crm.dealdesk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which deals are wanted; its text is the query of the address, so that an address is a view.
 *
 * @param pipeline 0 for all
 * @param owner 0 for everybody's, -1 for nobody's
 * @param state open, won, lost or all
 * @param sort changed, expected or amount
 */
public record DealFilter(int pipeline, long owner, String q, String state, String sort) {

    private static final Set<String> STATES = Set.of("open", "won", "lost", "all");
    private static final Set<String> SORTS = Set.of("changed", "expected", "amount");
    private static final int MOST_TYPED = 100;

    public DealFilter {
        String typed = q.strip();
        q = typed.substring(0, Math.min(MOST_TYPED, typed.length()));
        state = STATES.contains(state) ? state : "open";
        sort = SORTS.contains(sort) ? sort : "changed";
        owner = Math.max(-1, owner);
    }

    /** The query of an address, without what is left at its beginning. */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (pipeline != 0) {
            parts.add("pipeline=" + pipeline);
        }
        if (owner != 0) {
            parts.add("owner=" + owner);
        }
        if (!q.isEmpty()) {
            parts.add("q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
        }
        if (!state.equals("open")) {
            parts.add("state=" + state);
        }
        if (!sort.equals("changed")) {
            parts.add("sort=" + sort);
        }
        return String.join("&", parts);
    }

    public DealFilter sortedBy(String other) {
        return new DealFilter(pipeline, owner, q, state, other);
    }

    /** Whether anything is left out beside closed deals and other pipelines. */
    public boolean isNarrow() {
        return owner != 0 || !q.isEmpty();
    }
}
