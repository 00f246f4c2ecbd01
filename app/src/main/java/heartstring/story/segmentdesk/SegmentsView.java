package heartstring.story.segmentdesk;

import heartstring.story.drafting.ConditionView;
import heartstring.story.membership.Membership.Flow;
import heartstring.story.segments.Segment;
import heartstring.ui.components.Format;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of segments.
 *
 * @param typed what was typed, kept when it was not accepted
 */
public record SegmentsView(
        List<Line> lines,
        ConditionView condition,
        Map<String, String> typed,
        @Nullable String fault) {

    public SegmentsView {
        lines = List.copyOf(lines);
        typed = Map.copyOf(typed);
    }

    /**
     * One segment, and how its condition reads.
     *
     * @param customers null as long as it is being counted
     * @param lately how many came and left in a week
     */
    public record Line(
            Segment segment, String sentence, @Nullable Long customers, Flow lately) {

        public String size() {
            return customers == null ? "being counted" : Format.number(customers);
        }

        public String flow() {
            return lately.came() + lately.went() == 0
                    ? "nobody came or left"
                    : Format.number(lately.came()) + " came, " + Format.number(lately.went()) + " left";
        }
    }

    public String typed(String name) {
        return typed.getOrDefault(name, "");
    }
}
