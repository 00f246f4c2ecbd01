package heartstring.story.timeline;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the timeline, newest first, in groups of days in the organisation's time zone.
 *
 * @param next the cursor of the following page, null on the last one
 */
public record TimelinePage(List<Day> days, @Nullable String next) {

    /** What happened on one day. */
    public record Day(LocalDate date, List<Entry> entries) {
        public Day {
            entries = List.copyOf(entries);
        }
    }

    public TimelinePage {
        days = List.copyOf(days);
    }

    /** All lines without their days. */
    public List<Entry> entries() {
        return days.stream().flatMap(d -> d.entries().stream()).toList();
    }
}
