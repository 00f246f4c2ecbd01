package heartstring.decision.workflowruns;

import heartstring.decision.versions.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workflow tried out: with one person, or with a sample.
 *
 * @param name of the person, as typed or found
 * @param customer 0 for none
 * @param one what the person would meet, null where none was chosen
 * @param sample null where none was drawn
 */
public record TrialView(
        Stored workflow,
        String name,
        long customer,
        boolean happens,
        boolean approved,
        @Nullable One one,
        @Nullable Sample sample,
        @Nullable String fault) {

    /** A step in words. */
    public record Met(String says, Instant at, String way) {}

    /** What one person would meet; the clock stands at {@code after} steps. */
    public record One(boolean comesIn, List<Met> met, int shown, String end, Instant endAt) {

        public One {
            met = List.copyOf(met);
        }

        /** As far as the clock was put forward. */
        public List<Met> now() {
            return met.subList(0, Math.min(shown, met.size()));
        }

        public boolean isThrough() {
            return shown >= met.size();
        }
    }

    /** How many of a sample went which way. */
    public record Way(String says, String way, long people) {}

    /** What a sample would meet. */
    public record Sample(int people, int comeIn, List<Way> ways, List<Way> ends) {

        public Sample {
            ways = List.copyOf(ways);
            ends = List.copyOf(ends);
        }
    }

    public String path() {
        return "/workflows/" + workflow.id();
    }

    /** The same with the clock put forward to that step. */
    public String forward(int shown) {
        return path() + "/trial?customerId=" + customer + "&shown=" + shown + (happens ? "&happens=yes" : "")
                + (approved ? "&approved=yes" : "");
    }
}
