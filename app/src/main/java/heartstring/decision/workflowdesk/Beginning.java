package heartstring.decision.workflowdesk;

import heartstring.decision.workflowforms.Edits;
import heartstring.decision.workflows.Action;
import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A workflow to begin from; it ships with the product.
 *
 * @param says what it does, in plain words
 * @param fill what to fill in before it is published
 * @param json the workflow
 */
public record Beginning(String key, String icon, String name, String says, String fill, String json) {

    private static final List<String> KEYS = List.of(
            "welcome",
            "birthday",
            "win-back",
            "abandoned-cart",
            "detractor-rescue",
            "tier-reached",
            "replenishment",
            "referral-thanks",
            "points-expiring");

    private static final List<Beginning> ALL =
            KEYS.stream().map(Beginning::read).toList();

    static List<Beginning> all() {
        return ALL;
    }

    private static Beginning read(String key) {
        try (InputStream file = Beginning.class.getResourceAsStream("/workflows/" + key + ".json")) {
            if (file == null) {
                throw new IllegalStateException("No workflow is called " + key);
            }
            JsonNode node = JsonMapper.shared().readTree(file);
            return new Beginning(
                    key,
                    node.get("icon").asString(),
                    node.get("name").asString(),
                    node.get("says").asString(),
                    node.get("fill").asString(),
                    node.get("workflow").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a draft; points are of the only programme, where there is only one. */
    Workflow draft(WorkflowJson reader, int programme) {
        Workflow workflow = reader.kept(json);
        for (Step step : workflow.all().toList()) {
            if (step instanceof Step.Act act
                    && act.action() instanceof Action.Points points
                    && points.programme() == 0) {
                workflow = Edits.with(
                        workflow, step.id(), s -> new Step.Act(s.id(), new Action.Points(programme, points.points())));
            }
        }
        return workflow;
    }
}
