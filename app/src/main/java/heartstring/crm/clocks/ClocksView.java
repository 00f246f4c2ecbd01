package heartstring.crm.clocks;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service clocks as a form; {@code fault} is what was wrong with what was typed. */
public record ClocksView(
        Hours hours,
        Targets targets,
        Map<String, List<Integer>> channels,
        Map<LocalDate, String> holidays,
        @Nullable String fault) {

    public List<DayOfWeek> days() {
        return List.of(DayOfWeek.values());
    }

    public String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.UK);
    }

    public String key(DayOfWeek day) {
        return ClockRules.name(day);
    }

    public String from(DayOfWeek day) {
        Hours.Span span = hours.week().get(day);
        return span == null ? "" : span.from().toString();
    }

    public String to(DayOfWeek day) {
        Hours.Span span = hours.week().get(day);
        return span == null ? "" : span.to().toString();
    }

    public List<String> priorities() {
        return List.of("Urgent", "High", "Normal", "Low");
    }

    /** The channels of which something sooner can be promised. */
    public List<String> offered() {
        return ChannelTargets.OFFERED;
    }

    /** What a channel promises, empty for nothing more; the end rather than the first answer. */
    public String promised(String channel, boolean end) {
        int minutes = channels.getOrDefault(channel, List.of(0, 0)).get(end ? 1 : 0);
        return minutes == 0 ? "" : String.valueOf(minutes);
    }
}
