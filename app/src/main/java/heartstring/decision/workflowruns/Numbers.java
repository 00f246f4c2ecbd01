package heartstring.decision.workflowruns;

import heartstring.decision.runs.Runs;
import heartstring.decision.workflows.WorkflowRules;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How many are where in a workflow, and how many went which way. */
@Component
public class Numbers {

    private final Runs runs;

    Numbers(Runs runs) {
        this.runs = runs;
    }

    /**
     * Of one workflow as a whole.
     *
     * @param entered people came in, those who go without aside
     * @param heldOut go without, by lot
     * @param inside are in it now
     * @param through came to the end of the steps
     * @param goal ended because they reached the goal
     * @param parked wait for a colleague because something failed
     */
    public record Whole(long entered, long heldOut, long inside, long through, long goal, long parked) {}

    /** Of one step: how many are there, and by way how many went on. */
    public record Place(long waiting, Map<String, Long> ways) {

        public Place {
            ways = Map.copyOf(ways);
        }

        public long passed() {
            return ways.values().stream().mapToLong(Long::longValue).sum();
        }

        /** How many went that way. */
        public long went(String way) {
            return ways.getOrDefault(way, 0L);
        }
    }

    public static final Whole NOTHING = new Whole(0, 0, 0, 0, 0, 0);
    public static final Place NOWHERE = new Place(0, Map.of());

    public Whole of(int workflow) {
        Map<String, Place> places = places(workflow);
        long parked = runs.numbers(workflow).values().stream()
                .mapToLong(Runs.Numbers::parked)
                .sum();
        long inside = places.values().stream().mapToLong(Place::waiting).sum();
        Place entry = places.getOrDefault(WorkflowRules.ENTRY, NOWHERE);
        Place ends = places.getOrDefault("", NOWHERE);
        return new Whole(
                entry.went("came"), entry.went("held-out"), inside, ends.went("end"), ends.went("goal"), parked);
    }

    /** By step, all versions together; entry for the entry, and empty for the ends. */
    public Map<String, Place> places(int workflow) {
        Map<String, Place> places = new TreeMap<>();
        runs.numbers(workflow).forEach((step, n) -> places.put(step, new Place(n.waiting() + n.parked(), n.passed())));
        return places;
    }
}
