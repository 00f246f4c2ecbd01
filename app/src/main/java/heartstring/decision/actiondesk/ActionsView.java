package heartstring.decision.actiondesk;

import heartstring.decision.actionrules.Action;
import heartstring.decision.actions.Decided;
import heartstring.decision.actions.Learnt;
import heartstring.ui.components.Format;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For whom there is something to do, what brings most first.
 *
 * @param action the one that is shown, null for all
 * @param counts how many of each are open
 * @param lessons what was learnt so far
 * @param next where the list goes on, null at its end
 */
public record ActionsView(
        @Nullable Action action,
        Map<Action, Long> counts,
        List<Decided> lines,
        List<Learnt.Line> lessons,
        @Nullable String next) {

    public ActionsView {
        lines = List.copyOf(lines);
        lessons = List.copyOf(lessons);
    }

    /** Those that may be chosen: of which something is open, or that is shown. */
    public List<Action> tabs() {
        return List.of(Action.values()).stream()
                .filter(a -> a != Action.NOTHING && (a == action || counts.getOrDefault(a, 0L) > 0))
                .toList();
    }

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long count(Action of) {
        return counts.getOrDefault(of, 0L);
    }

    public String href(@Nullable Action of) {
        return of == null ? "/actions" : "/actions?action=" + of.word();
    }

    public @Nullable String nextHref() {
        return next == null ? null : "/actions?action=" + (action == null ? "" : action.word()) + "&cursor=" + next;
    }

    /** Whom it is about, as it is shown. */
    public static String name(Decided decided) {
        return decided.customerName().isEmpty() ? "Somebody" : Format.shortened(decided.customerName(), 60);
    }
}
