package heartstring.crm.months;

import heartstring.ui.components.Format;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A month.
 *
 * @param show deals, tasks or both
 * @param whose mine or all
 * @param cut whether there is more than is shown
 */
public record MonthView(YearMonth month, String show, String whose, LocalDate today, List<Item> items, boolean cut) {

    /** How many entries of a day stand in its cell. */
    private static final int DAY = 6;

    /**
     * A deal, task or meeting on its day.
     *
     * @param at the time of day, empty when it is all day long
     */
    public record Item(
            LocalDate day,
            String kind,
            long id,
            String title,
            String who,
            String at,
            boolean ended,
            long amountMinor,
            String currency) {

        public String href() {
            return kind.equals("deal") ? "/crm/deals/" + id : "/crm/tasks/" + id;
        }

        public String icon() {
            return kind.equals("deal") ? "target" : kind.equals("meeting") ? "users" : "checkbox";
        }

        /** What it is, with all that helps to know it. */
        public String whole() {
            return title
                    + (who.isEmpty() ? "" : ", " + who)
                    + (amountMinor == 0 ? "" : ", " + Format.money(amountMinor, currency));
        }
    }

    /** A cell. */
    public record Day(LocalDate date, boolean other, boolean today, List<Item> items, int more) {}

    /** The weeks from Monday on, with the days of the months around. */
    public List<List<Day>> weeks() {
        List<List<Day>> weeks = new ArrayList<>();
        LocalDate day = first(month);
        while (day.isBefore(until(month))) {
            List<Day> week = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                LocalDate now = day;
                List<Item> all =
                        items.stream().filter(item -> item.day().equals(now)).toList();
                week.add(new Day(
                        now,
                        !YearMonth.from(now).equals(month),
                        now.equals(today),
                        all.subList(0, Math.min(DAY, all.size())),
                        Math.max(0, all.size() - DAY)));
                day = day.plusDays(1);
            }
            weeks.add(week);
        }
        return weeks;
    }

    /** The Monday on or before the first day of a month. */
    static LocalDate first(YearMonth month) {
        LocalDate first = month.atDay(1);
        return first.minusDays(first.getDayOfWeek().getValue() - 1L);
    }

    /** The Monday after the last day of a month. */
    static LocalDate until(YearMonth month) {
        LocalDate last = month.atEndOfMonth();
        return last.plusDays(8L - last.getDayOfWeek().getValue());
    }

    public String title() {
        return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK));
    }

    /** The address of another month, or of the same shown otherwise. */
    public String href(YearMonth other, String otherShow, String otherWhose) {
        return "/crm/months?month=" + other + "&show=" + otherShow + "&whose=" + otherWhose;
    }
}
