package heartstring.decision.workflowruns;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How many are where in a workflow, and how many went which way. */
@Component
public class Numbers {

    private final NumbersSql sql;

    Numbers(NumbersSql sql) {
        this.sql = sql;
    }

    /**
     * Of one workflow as a whole.
     *
     * @param entered runs that began
     * @param inside people are in it now
     * @param goal runs that ended because the goal was reached
     * @param parked runs that wait for a colleague because something failed
     */
    public record Whole(long entered, long inside, long goal, long parked) {}

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

    public static final Whole NOTHING = new Whole(0, 0, 0, 0);
    public static final Place NOWHERE = new Place(0, Map.of());

    /** All workflows that somebody came to, by number. */
    public Map<Integer, Whole> all() {
        return sql.all();
    }

    public Whole of(int workflow) {
        return sql.all().getOrDefault(workflow, NOTHING);
    }

    /** By step, all versions together. */
    public Map<String, Place> places(int workflow) {
        Map<String, Long> waiting = sql.waiting(workflow);
        Map<String, Map<String, Long>> ways = sql.ways(workflow);
        Map<String, Place> places = new TreeMap<>();
        waiting.forEach((step, n) -> places.put(step, new Place(n, ways.getOrDefault(step, Map.of()))));
        ways.forEach((step, of) -> places.putIfAbsent(step, new Place(0, of)));
        return places;
    }

    /** How many are at which step of versions before this one. */
    public Map<String, Long> before(int workflow, int version) {
        return sql.before(workflow, version);
    }
}
