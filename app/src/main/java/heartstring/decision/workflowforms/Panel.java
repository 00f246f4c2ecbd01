package heartstring.decision.workflowforms;

import heartstring.story.drafting.ConditionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a workflow that is open for editing.
 *
 * @param where the id of a step, entry, goal, or exit- and a number
 * @param shown whether the form can show its condition
 */
public record Panel(
        String where, List<Field> fields, @Nullable ConditionView condition, boolean shown, List<String> faults) {

    public Panel {
        fields = List.copyOf(fields);
        faults = List.copyOf(faults);
    }
}
