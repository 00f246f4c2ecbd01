package heartstring.desk.memory;

import heartstring.crm.leftoff.OpenMatter;
import heartstring.story.memory.Remembered;
import heartstring.story.narrative.Narrative;
import heartstring.story.polish.Polish;
import heartstring.story.timeline.Entry;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of a customer's page: the story, where we left off, and what to keep in mind.
 *
 * @param story as it is worded by now
 * @param leftOff the last that was said, by whomever; null when nothing ever was
 * @param open what is open with them besides
 */
public record Mind(
        long customerId,
        Polish.Told story,
        @Nullable Entry leftOff,
        List<OpenMatter> open,
        List<Remembered> memory,
        boolean more,
        LocalDate today) {

    public Narrative narrative() {
        return story.narrative();
    }

    /** Where to ask for it again, by when it may be reworded; null when that is not awaited. */
    public @Nullable String again() {
        return story.coming() ? "/customers/" + customerId + "/mind" : null;
    }

    /** The same, for which no other wording is awaited any more. */
    Mind settled() {
        return new Mind(
                customerId, new Polish.Told(story.narrative(), story.by(), false), leftOff, open, memory, more, today);
    }

    /** Whether there is anything to tell. */
    public boolean isEmpty() {
        return narrative().sentences().isEmpty() && memory.isEmpty() && open.isEmpty();
    }

    /** Where a touchpoint is shown. */
    public String href(long touchpoint) {
        return "/customers/" + customerId + "/touchpoints/" + touchpoint;
    }
}
