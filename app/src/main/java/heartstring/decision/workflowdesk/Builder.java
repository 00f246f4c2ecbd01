package heartstring.decision.workflowdesk;

import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflowdesk.BuilderView.Branch;
import heartstring.decision.workflowdesk.BuilderView.Node;
import heartstring.decision.workflowdesk.BuilderView.Part;
import heartstring.decision.workflowforms.Edits;
import heartstring.decision.workflowforms.Kind;
import heartstring.decision.workflowforms.Panels;
import heartstring.decision.workflowruns.Numbers;
import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Until;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowRules;
import heartstring.decision.workflows.WorkflowRules.Fault;
import heartstring.decision.workflows.WorkflowWords;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws a workflow up as a page shows it. */
@Component
class Builder {

    private final Workflows workflows;
    private final WorkflowWords words;
    private final Panels panels;
    private final Trail trail;
    private final Numbers numbers;

    Builder(Workflows workflows, WorkflowWords words, Panels panels, Trail trail, Numbers numbers) {
        this.workflows = workflows;
        this.words = words;
        this.panels = panels;
        this.trail = trail;
        this.numbers = numbers;
    }

    /**
     * What is open on the page.
     *
     * @param where the part whose panel is open, empty for none
     * @param plus the place at which a step is to be added, empty for none
     */
    record Open(
            String where,
            String plus,
            Map<String, String> typed,
            List<String> faults,
            @Nullable String fault) {
        static final Open NOTHING = at("", "");

        static Open at(String where, String plus) {
            return new Open(where, plus, Map.of(), List.of(), null);
        }
    }

    /** What is edited. */
    BuilderView editing(Stored stored, Open open) {
        Workflow workflow = workflows.edited(stored);
        return view(stored, workflow, true, open);
    }

    /** What people come into. */
    BuilderView published(Stored stored, @Nullable String fault) {
        Workflow workflow = workflows.route(stored.id(), stored.version()).workflow();
        return view(stored, workflow, false, new Open("", "", Map.of(), List.of(), fault));
    }

    private BuilderView view(Stored stored, Workflow workflow, boolean editing, Open open) {
        Map<String, Numbers.Place> places = stored.version() == 0 ? Map.of() : numbers.places(stored.id());
        Until goal = workflow.goal();
        List<Part> exits = new ArrayList<>();
        for (int i = 0; i < workflow.exits().size(); i++) {
            exits.add(
                    new Part(WorkflowRules.EXIT + (i + 1), exit(workflow.exits().get(i))));
        }
        Actor.Colleague who = Actor.current().colleague();
        return new BuilderView(
                stored,
                editing,
                who == null || who.role() != Role.ANALYST,
                words.entry(workflow),
                goal == null ? null : words.until(goal),
                exits,
                nodes(workflow.steps(), places),
                editing ? panels.open(workflow, open.where(), open.typed(), open.faults()) : null,
                open.plus(),
                editing && trail.any(stored.id()),
                editing ? workflows.faults(workflow) : List.of(),
                stored.version() == 0 ? Numbers.NOTHING : numbers.of(stored.id()),
                open.fault());
    }

    private String exit(Workflow.Exit exit) {
        return words.until(exit.until()) + (exit.name().isEmpty() ? "" : "; called “" + exit.name() + "”");
    }

    private List<Node> nodes(List<Step> steps, Map<String, Numbers.Place> places) {
        return steps.stream().map(step -> node(step, places)).toList();
    }

    private Node node(Step step, Map<String, Numbers.Place> places) {
        Numbers.Place place = places.getOrDefault(step.id(), Numbers.NOWHERE);
        return new Node(
                step,
                Kind.of(step),
                words.step(step),
                place,
                step.branches().stream()
                        .map(b -> new Branch(
                                b.name(), label(step, b.name()), place.went(b.name()), nodes(b.steps(), places)))
                        .toList());
    }

    private static String label(Step step, String branch) {
        return switch (branch) {
            case "came" -> "It happened in time";
            case "late" -> "It did not";
            case "yes" -> "Yes";
            case "no" -> "No";
            case "treated" -> "Who takes part";
            default ->
                step instanceof Step.Shares shares && branch.matches("[0-9]{1,2}")
                        ? shares.shares().get(Integer.parseInt(branch) - 1).percent() + " of 100"
                        : branch;
        };
    }

    /** What to show of a part after it was kept while somebody types. */
    BuilderView.Kept kept(Workflow workflow, String where, List<String> typed) {
        List<Fault> missing = workflows.faults(workflow);
        return new BuilderView.Kept(
                where,
                says(workflow, where),
                typed,
                missing.stream()
                        .filter(f -> f.where().equals(where))
                        .map(Fault::sentence)
                        .toList(),
                missing);
    }

    private String says(Workflow workflow, String where) {
        if (where.equals(WorkflowRules.ENTRY)) {
            return words.entry(workflow);
        }
        Until goal = workflow.goal();
        if (where.equals(WorkflowRules.GOAL)) {
            return goal == null ? "" : words.until(goal);
        }
        int exit = Panels.exit(workflow, where);
        return exit >= 0
                ? exit(workflow.exits().get(exit))
                : Edits.find(workflow, where).map(words::step).orElse("");
    }
}
