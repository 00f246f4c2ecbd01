package heartstring.story.timeline;

import java.time.Instant;
import java.util.List;

/**
 * One line of the timeline.
 *
 * @param id of the touchpoint, of the newest one in a folded run; below zero for a property changed by hand
 * @param profileId the piece it belongs to
 * @param icon the name of a drawing
 * @param text one plain sentence
 * @param folded the lines that this one stands for, newest first; empty for a line of its own
 */
public record Entry(
        long id,
        long profileId,
        Instant at,
        KindGroup group,
        String kind,
        String name,
        String channel,
        String icon,
        String text,
        List<Entry> folded) {

    public Entry {
        folded = List.copyOf(folded);
    }
}
