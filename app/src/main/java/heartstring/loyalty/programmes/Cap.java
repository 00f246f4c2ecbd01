package heartstring.loyalty.programmes;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The most points that a rule gives one customer, all pieces together, in a period of the organisation's calendar. */
public record Cap(long points, Per per) {

    /** How often it begins anew. */
    public enum Per {
        DAY,
        /** From Monday. */
        WEEK,
        MONTH,
        /** Never, as long as the rule holds. */
        WHOLE
    }

    /** The first day of the period that this day lies in. */
    public LocalDate from(LocalDate day) {
        return switch (per) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case WHOLE -> LocalDate.EPOCH.minusYears(1_000);
        };
    }

    /** The first day after the period that this day lies in. */
    public LocalDate to(LocalDate day) {
        return switch (per) {
            case DAY -> day.plusDays(1);
            case WEEK -> from(day).plusWeeks(1);
            case MONTH -> from(day).plusMonths(1);
            case WHOLE -> LocalDate.EPOCH.plusYears(4_000);
        };
    }
}
