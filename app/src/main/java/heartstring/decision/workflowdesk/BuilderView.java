package heartstring.decision.workflowdesk;

import heartstring.decision.versions.Stored;
import heartstring.decision.workflowforms.Kind;
import heartstring.decision.workflowforms.Panel;
import heartstring.decision.workflowruns.Numbers;
import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.WorkflowRules.Fault;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A workflow, its steps beneath each other.
 *
 * @param editing whether it can be changed here
 * @param panel what is open, null for nothing
 * @param plus the place at which a step is to be added, such as {@code pause.yes.0}; empty for none
 * @param missing what keeps it from being published
 */
public record BuilderView(
        Stored workflow,
        boolean editing,
        boolean mayChange,
        String entry,
        @Nullable String goal,
        List<Part> exits,
        List<Node> nodes,
        @Nullable Panel panel,
        String plus,
        boolean undoable,
        List<Fault> missing,
        Numbers.Whole numbers,
        @Nullable String fault) {

    public BuilderView {
        exits = List.copyOf(exits);
        nodes = List.copyOf(nodes);
        missing = List.copyOf(missing);
    }

    /** An exit. */
    public record Part(String where, String says) {}

    /** A step with what hangs below it. */
    public record Node(Step step, Kind kind, String says, Numbers.Place numbers, List<Branch> branches) {

        public Node {
            branches = List.copyOf(branches);
        }

        public String id() {
            return step.id();
        }
    }

    /** One of its ways. */
    public record Branch(String name, String label, long went, List<Node> nodes) {

        public Branch {
            nodes = List.copyOf(nodes);
        }
    }

    public String path() {
        return "/workflows/" + workflow.id();
    }

    public String edit() {
        return path() + "/edit";
    }

    public List<String> faults(String where) {
        return missing.stream()
                .filter(f -> f.where().equals(where))
                .map(Fault::sentence)
                .toList();
    }

    public boolean isOpen(String where) {
        return panel != null && panel.where().equals(where);
    }

    public static String place(String parent, String branch, int at) {
        return parent + "." + branch + "." + at;
    }

    public boolean isPlus(String parent, String branch, int at) {
        return plus.equals(place(parent, branch, at));
    }

    /** Kinds of steps by what they are for. */
    public static Map<String, List<Kind>> kinds() {
        return Arrays.stream(Kind.values())
                .collect(Collectors.groupingBy(Kind::group, LinkedHashMap::new, Collectors.toList()));
    }

    /** What was kept while somebody types. */
    public record Kept(String where, String says, List<String> typed, List<String> faults, List<Fault> missing) {

        public Kept {
            typed = List.copyOf(typed);
            faults = List.copyOf(faults);
            missing = List.copyOf(missing);
        }
    }
}
