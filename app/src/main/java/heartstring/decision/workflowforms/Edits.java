package heartstring.decision.workflowforms;

import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Workflow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A workflow with one thing changed; pure. A place or step that is not there changes nothing. */
public final class Edits {

    private Edits() {}

    /**
     * Where a step goes.
     *
     * @param parent the step in whose branch, empty for the steps that stand in no branch
     * @param branch its name, empty with the parent
     * @param at before the step that stands there now, from 0
     */
    public record Place(String parent, String branch, int at) {}

    /** What becomes of the steps of one branch. */
    @FunctionalInterface
    private interface Change {
        List<Step> of(String parent, String branch, List<Step> steps);
    }

    public static Optional<Step> find(Workflow workflow, String id) {
        return workflow.all().filter(s -> s.id().equals(id)).findFirst();
    }

    public static Workflow plus(Workflow workflow, Place place, Step step) {
        return steps(workflow, (parent, branch, steps) -> {
            if (!parent.equals(place.parent()) || !branch.equals(place.branch())) {
                return steps;
            }
            List<Step> more = new ArrayList<>(steps);
            more.add(Math.clamp(place.at(), 0, steps.size()), step);
            return more;
        });
    }

    public static Workflow with(Workflow workflow, String id, UnaryOperator<Step> change) {
        return steps(
                workflow,
                (parent, branch, steps) -> steps.stream()
                        .map(s -> s.id().equals(id) ? change.apply(s) : s)
                        .toList());
    }

    /** Without the step and all in its branches. */
    public static Workflow minus(Workflow workflow, String id) {
        return steps(
                workflow,
                (parent, branch, steps) ->
                        steps.stream().filter(s -> !s.id().equals(id)).toList());
    }

    /** The step one place up or down within its branch; at its edge it leaves the branch, to stand before or after what branches. */
    public static Workflow moved(Workflow workflow, String id, boolean up) {
        Place place = place(workflow, id);
        Step step = find(workflow, id).orElse(null);
        if (place == null || step == null) {
            return workflow;
        }
        int last = beside(workflow, place).size() - 1;
        if (up ? place.at() > 0 : place.at() < last) {
            return steps(workflow, (parent, branch, steps) -> {
                if (!parent.equals(place.parent()) || !branch.equals(place.branch())) {
                    return steps;
                }
                List<Step> swapped = new ArrayList<>(steps);
                Collections.swap(swapped, place.at(), place.at() + (up ? -1 : 1));
                return swapped;
            });
        }
        Place outer = place.parent().isEmpty() ? null : place(workflow, place.parent());
        return outer == null
                ? workflow
                : plus(minus(workflow, id), new Place(outer.parent(), outer.branch(), outer.at() + (up ? 0 : 1)), step);
    }

    private static List<Step> beside(Workflow workflow, Place place) {
        return place.parent().isEmpty()
                ? workflow.steps()
                : find(workflow, place.parent()).stream()
                        .flatMap(s -> s.branches().stream())
                        .filter(b -> b.name().equals(place.branch()))
                        .flatMap(b -> b.steps().stream())
                        .toList();
    }

    private static @Nullable Place place(Workflow workflow, String id) {
        return place("", "", workflow.steps(), id);
    }

    private static @Nullable Place place(String parent, String branch, List<Step> steps, String id) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.id().equals(id)) {
                return new Place(parent, branch, i);
            }
            for (Step.Branch below : step.branches()) {
                Place found = place(step.id(), below.name(), below.steps(), id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Workflow steps(Workflow w, Change change) {
        return new Workflow(w.entry(), w.only(), w.again(), w.goal(), w.exits(), deep("", "", w.steps(), change));
    }

    private static List<Step> deep(String parent, String branch, List<Step> steps, Change change) {
        List<Step> inner = steps.stream()
                .map(s -> branches(s, (name, below) -> deep(s.id(), name, below, change)))
                .toList();
        return change.of(parent, branch, inner);
    }

    /** The step with its branches as this makes them. */
    static Step branches(Step step, BiFunction<String, List<Step>, List<Step>> make) {
        return switch (step) {
            case Step.WaitFor it ->
                new Step.WaitFor(
                        it.id(),
                        it.event(),
                        it.minutes(),
                        make.apply("came", it.came()),
                        make.apply("late", it.late()));
            case Step.Split it ->
                new Step.Split(it.id(), it.condition(), make.apply("yes", it.yes()), make.apply("no", it.no()));
            case Step.Shares it ->
                new Step.Shares(
                        it.id(),
                        IntStream.range(0, it.shares().size())
                                .mapToObj(i -> new Step.Share(
                                        it.shares().get(i).percent(),
                                        make.apply(
                                                String.valueOf(i + 1),
                                                it.shares().get(i).steps())))
                                .toList());
            case Step.Experiment it ->
                new Step.Experiment(it.id(), it.holdOutPercent(), make.apply("treated", it.steps()));
            case Step.Approval it ->
                new Step.Approval(
                        it.id(), it.question(), it.minutes(), make.apply("yes", it.yes()), make.apply("no", it.no()));
            case Step.Wait it -> it;
            case Step.WaitHour it -> it;
            case Step.WaitDay it -> it;
            case Step.Act it -> it;
            case Step.End it -> it;
        };
    }
}
