package heartstring.demo.stream;

import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar of a plan: days counted from 0, local Berlin time, weekdays from 0 (Monday) to 6. */
public final class Days {

    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final long DAY_MILLIS = 86_400_000L;

    private final LocalDate first;
    private final int count;
    private final long[] startMillis;
    private final byte[] months;
    private final int firstWeekday;
    private final long endMillis;

    private Days(LocalDate first, int count, long[] startMillis, byte[] months, long endMillis) {
        this.first = first;
        this.count = count;
        this.startMillis = startMillis;
        this.months = months;
        this.firstWeekday = first.getDayOfWeek().getValue() - 1;
        this.endMillis = endMillis;
    }

    public static Days of(ShopPlan plan) {
        LocalDate first = plan.lastDay().minusMonths(plan.months()).plusDays(1);
        int count = (int) (plan.lastDay().toEpochDay() - first.toEpochDay()) + 1;
        long[] starts = new long[count];
        byte[] months = new byte[count];
        for (int day = 0; day < count; day++) {
            LocalDate date = first.plusDays(day);
            starts[day] = date.atStartOfDay(ZONE).toInstant().toEpochMilli();
            months[day] = (byte) date.getMonthValue();
        }
        return new Days(first, count, starts, months, starts[count - 1] + plan.untilHour() * 3_600_000L);
    }

    public int count() {
        return count;
    }

    public LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** Milliseconds of the epoch; days before the first or after the last are allowed. */
    public long millis(int day, double second) {
        int inside = Math.clamp(day, 0, count - 1);
        return startMillis[inside] + (day - inside) * DAY_MILLIS + (long) (second * 1000);
    }

    /** The day on which an instant falls, by binary search; outside the plan the nearest day. */
    public int dayOf(long millis) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (startMillis[middle] <= millis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    public int weekday(int day) {
        return Math.floorMod(firstWeekday + day, 7);
    }

    /** Month of the year, 1 to 12. */
    public int month(int day) {
        return months[Math.clamp(day, 0, count - 1)];
    }

    /** A share of the whole length as a day. */
    public int share(double share) {
        return (int) (count * share);
    }

    public long endMillis() {
        return endMillis;
    }

    /** True when an event at this time belongs to the history. */
    public boolean holds(long millis) {
        return millis >= startMillis[0] && millis < endMillis;
    }
}
