package heartstring.decision.workflows;

import heartstring.story.conditions.Condition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole workflow as somebody said it.
 *
 * @param only of whom it must hold when they come in; without parts everybody
 * @param again whether somebody may come in once more
 * @param goal what it is for; who reaches it is done, null where nothing is said
 * @param exits what ends it at any step
 * @param steps from top to bottom
 */
public record Workflow(
        Entry entry, Condition only, Again again, @Nullable Until goal, List<Exit> exits, List<Step> steps) {

    /** The most steps, those in branches with them. */
    public static final int MOST_STEPS = 100;

    /** How deep branches nest. */
    public static final int MOST_DEPTH = 6;

    /** The most exits. */
    public static final int MOST_EXITS = 10;

    public Workflow {
        exits = List.copyOf(exits);
        steps = List.copyOf(steps);
    }

    /** What ends it at whichever step somebody is, and as what it is told. */
    public record Exit(String name, Until until) {}

    /** One that does nothing yet: whoever is put in by hand comes to its end at once. */
    public static Workflow empty() {
        return new Workflow(
                new Entry.ByHand(), new Condition.All(List.of()), Again.never(), null, List.of(), List.of());
    }

    /** Every step, those in branches with them, from top to bottom. */
    public Stream<Step> all() {
        return steps.stream().flatMap(Step::withBranches);
    }
}
