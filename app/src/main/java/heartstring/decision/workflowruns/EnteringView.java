package heartstring.decision.workflowruns;

import heartstring.decision.versions.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is put into a workflow by a colleague.
 *
 * @param chosen the segment whose people are to be put in, null before one is chosen
 */
public record EnteringView(
        Stored workflow,
        List<Choice> segments,
        @Nullable Choice chosen,
        @Nullable String fault) {

    public EnteringView {
        segments = List.copyOf(segments);
    }

    /** A segment and how many are in it now; below zero where that is not counted yet. */
    public record Choice(int id, String name, long people) {}

    public boolean isOn() {
        return workflow.state() == Stored.State.ON;
    }
}
