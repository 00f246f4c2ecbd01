package heartstring.decision.versions;

import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Workflow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workflow laid flat: each step, the step after it, and where its branches begin. A step's way on is found without walking the tree.
 */
public final class Route {

    /** Beyond the last step. */
    public static final String END = "";

    private final Workflow workflow;
    private final Map<String, Step> steps = new HashMap<>();
    private final Map<String, String> next = new HashMap<>();
    private final String first;

    public Route(Workflow workflow) {
        this.workflow = workflow;
        this.first = lay(workflow.steps(), END);
    }

    private String lay(List<Step> list, String after) {
        for (int i = 0; i < list.size(); i++) {
            Step step = list.get(i);
            String below = i + 1 < list.size() ? list.get(i + 1).id() : after;
            steps.put(step.id(), step);
            next.put(step.id(), below);
            step.branches().forEach(b -> lay(b.steps(), below));
        }
        return list.isEmpty() ? after : list.getFirst().id();
    }

    public Workflow workflow() {
        return workflow;
    }

    /** Where whoever comes in begins. */
    public String first() {
        return first;
    }

    /** The step of that id; empty beyond the end, and where there is none. */
    public Optional<Step> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    /** The step below this one. */
    public String after(Step step) {
        return next.getOrDefault(step.id(), END);
    }

    /** Where that branch begins; the step below where it is empty or there is none of that name. */
    public String into(Step step, String branch) {
        return step.branches().stream()
                .filter(b -> b.name().equals(branch) && !b.steps().isEmpty())
                .findFirst()
                .map(b -> b.steps().getFirst().id())
                .orElse(after(step));
    }
}
