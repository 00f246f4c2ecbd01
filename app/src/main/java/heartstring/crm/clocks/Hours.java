package heartstring.crm.clocks;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * When the house works.
 *
 * @param week one span for each day of work; a day that is missing is free
 */
public record Hours(Map<DayOfWeek, Span> week, Set<LocalDate> holidays, ZoneId zone) {

    /** From and to on one day; {@code to} midnight means the end of the day. */
    public record Span(LocalTime from, LocalTime to) {

        public Span {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new IllegalArgumentException("A day of work begins before it ends.");
            }
        }
    }

    public Hours {
        week = Map.copyOf(week);
        holidays = Set.copyOf(holidays);
    }
}
