package heartstring.desk.home;

import heartstring.decision.cases.Cases;
import heartstring.desk.today.Block;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first page shows.
 *
 * @param today what is worth doing today
 * @param waiting pairs that wait for a colleague's word, counted up to one more than {@code counted}
 * @param rejected events that could not be taken in, counted likewise
 * @param cases how many are open, of those that whoever looks may see
 */
public record HomeView(
        String organisation,
        List<Block> today,
        Trend trend,
        Latest latest,
        List<Face> newest,
        List<Face> lately,
        int waiting,
        int rejected,
        int counted,
        boolean anySource,
        Cases.Counts cases) {

    public HomeView {
        today = List.copyOf(today);
    }

    /** What is shown to who sees no figures. */
    public record Plain(String organisation, List<Block> today) {

        public Plain {
            today = List.copyOf(today);
        }
    }

    /** A customer in a short list; {@code at} is when they were first or last seen. */
    public record Face(
            long customerId, String name, @Nullable String city, Instant at) {}

    /** The newest touchpoints. */
    public record Latest(List<Line> lines) {}

    /** One touchpoint; {@code customerId} is 0 and {@code name} null when it belongs to nobody. */
    public record Line(
            long id,
            String icon,
            String text,
            String channel,
            Instant at,
            long customerId,
            @Nullable String name) {}

    /** A count in words. */
    public String many(int count) {
        return count > counted ? "more than " + counted : String.valueOf(count);
    }
}
