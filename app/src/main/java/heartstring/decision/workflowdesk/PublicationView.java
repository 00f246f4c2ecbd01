package heartstring.decision.workflowdesk;

import heartstring.decision.versions.Stored;
import heartstring.decision.workflows.WorkflowRules.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What publishing would do.
 *
 * @param at where those are who are in an older version
 * @param held of a hundred so many go without, for the first time
 */
public record PublicationView(
        Stored workflow,
        List<Fault> missing,
        List<At> at,
        int held,
        @Nullable String fault) {

    public PublicationView {
        missing = List.copyOf(missing);
        at = List.copyOf(at);
    }

    /** People at a step, and whether the new version still has it. */
    public record At(String says, long people, boolean kept) {}

    public long inside() {
        return at.stream().mapToLong(At::people).sum();
    }

    public long moved() {
        return at.stream().filter(At::kept).mapToLong(At::people).sum();
    }
}
