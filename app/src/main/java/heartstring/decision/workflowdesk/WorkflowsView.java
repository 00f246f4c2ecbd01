package heartstring.decision.workflowdesk;

import heartstring.decision.versions.Stored;
import heartstring.decision.workflowruns.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All workflows, and what to begin from. */
public record WorkflowsView(
        List<Line> lines,
        List<Beginning> beginnings,
        boolean mayChange,
        @Nullable String fault) {

    public WorkflowsView {
        lines = List.copyOf(lines);
        beginnings = List.copyOf(beginnings);
    }

    /**
     * One of them.
     *
     * @param entry how people come in
     * @param worth null as long as nothing is known
     */
    public record Line(
            Stored workflow,
            String entry,
            Numbers.Whole numbers,
            @Nullable String worth) {

        public String state() {
            return switch (workflow.state()) {
                case DRAFT -> "draft";
                case ON -> "on";
                case OFF -> "off";
            };
        }

        public boolean isOn() {
            return workflow.state() == Stored.State.ON;
        }
    }
}
