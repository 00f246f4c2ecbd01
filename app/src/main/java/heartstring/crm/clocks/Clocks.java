package heartstring.crm.clocks;

import heartstring.platform.audit.Audit;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.settings.Settings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The service clocks: what is promised, and when it falls due. */
@Component
public class Clocks {

    private static final String TOPIC = "crm.holidays";
    private static final String ERA = "crm.clock-era";

    private static final String WEEK = "crm.hours";
    private static final String ANSWER = "crm.answer-minutes";
    private static final String RESOLVE = "crm.resolve-minutes";
    private static final String CHANNELS = "crm.channel-minutes";

    private final Settings settings;
    private final ClocksSql sql;
    private final Kept<Map<LocalDate, String>> holidays;
    private final Audit audit;

    Clocks(Settings settings, ClocksSql sql, Changes changes, Audit audit) {
        this.settings = settings;
        this.sql = sql;
        this.holidays = new Kept<>(TOPIC, changes, sql::holidays);
        this.audit = audit;
    }

    /** Until when the first answer is promised to somebody who waits since then; null for no promise. */
    public @Nullable Instant answerDue(Instant waitingSince, int priority) {
        return ClockRules.due(waitingSince, targets().answer(priority), hours());
    }

    /** Until when the end is promised of what was opened then; null for no promise. */
    public @Nullable Instant resolveDue(Instant openedAt, int priority) {
        return ClockRules.due(openedAt, targets().resolve(priority), hours());
    }

    /** The same in a channel of which something sooner may be promised. */
    public @Nullable Instant answerDue(Instant waitingSince, int priority, String channel) {
        return ClockRules.due(
                waitingSince,
                ClockRules.sooner(targets().answer(priority), channels().answer(channel)),
                hours());
    }

    /** The same in a channel of which something sooner may be promised. */
    public @Nullable Instant resolveDue(Instant openedAt, int priority, String channel) {
        return ClockRules.due(
                openedAt,
                ClockRules.sooner(targets().resolve(priority), channels().resolve(channel)),
                hours());
    }

    /** What channels promise sooner. */
    ChannelTargets channels() {
        return ChannelTargets.read(settings.get(CHANNELS, ""));
    }

    /** Whether the house works at that moment. */
    public boolean isOpen(Instant at) {
        return ClockRules.isOpen(at, hours());
    }

    /** When the house works next; null while it works, or when it never does. */
    public @Nullable Instant opensAt(Instant from) {
        return ClockRules.opensAt(from, hours());
    }

    Hours hours() {
        Map<DayOfWeek, Hours.Span> week = ClockRules.week(settings.get(WEEK, ""));
        return new Hours(
                week == null || week.isEmpty() ? plain() : week, holidays.get().keySet(), settings.zone());
    }

    Targets targets() {
        List<Integer> answer = ClockRules.minutes(settings.get(ANSWER, ""));
        List<Integer> resolve = ClockRules.minutes(settings.get(RESOLVE, ""));
        return new Targets(
                answer == null ? Targets.PLAIN.answerMinutes() : answer,
                resolve == null ? Targets.PLAIN.resolveMinutes() : resolve);
    }

    Map<LocalDate, String> holidays() {
        return new TreeMap<>(holidays.get());
    }

    @Transactional
    void change(Map<DayOfWeek, Hours.Span> week, Targets targets, ChannelTargets channels) {
        settings.set(Map.of(
                CHANNELS, channels.text(),
                WEEK, ClockRules.text(week),
                ANSWER, text(targets.answerMinutes()),
                RESOLVE, text(targets.resolveMinutes())));
        audit.record("changed", "service clocks", 0);
        nextEra();
    }

    @Transactional
    void addHoliday(LocalDate day, String name) {
        sql.add(day, name);
        audit.record("added", "holiday", day.toEpochDay());
        holidays.changed();
        nextEra();
    }

    @Transactional
    void removeHoliday(LocalDate day) {
        sql.remove(day);
        audit.record("removed", "holiday", day.toEpochDay());
        holidays.changed();
        nextEra();
    }

    /** Which edition of the promises holds; what was reckoned by another is reckoned again. */
    public int era() {
        return Integer.parseInt(settings.get(ERA, "1"));
    }

    private void nextEra() {
        settings.set(Map.of(ERA, String.valueOf(era() + 1)));
    }

    private static String text(List<Integer> minutes) {
        return minutes.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Map<DayOfWeek, Hours.Span> plain() {
        Map<DayOfWeek, Hours.Span> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
                week.put(day, new Hours.Span(LocalTime.of(9, 0), LocalTime.of(18, 0)));
            }
        }
        return week;
    }
}
