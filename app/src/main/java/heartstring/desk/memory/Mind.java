package heartstring.desk.memory;

import heartstring.story.memory.Remembered;
import heartstring.story.narrative.Narrative;
import heartstring.story.timeline.Entry;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of a customer's page: the story, where we left off, and what to keep in mind.
 *
 * @param leftOff the last that was said, by whomever; null when nothing ever was
 */
public record Mind(
        long customerId,
        Narrative narrative,
        @Nullable Entry leftOff,
        List<Remembered> memory,
        boolean more,
        LocalDate today) {

    /** Whether there is anything to tell. */
    public boolean isEmpty() {
        return narrative.sentences().isEmpty() && memory.isEmpty();
    }

    /** Where a touchpoint is shown. */
    public String href(long touchpoint) {
        return "/customers/" + customerId + "/touchpoints/" + touchpoint;
    }
}
