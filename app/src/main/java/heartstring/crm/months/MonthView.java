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
 * @param show deals, tasks, birthdays or both for everything
 * @param whose mine or all
 * @param cut whether there is more than is shown
 */
public record MonthView(YearMonth month, String show, String whose, LocalDate today, List<Item> items, boolean cut) {

    /** How many entries of a day stand in its cell. */
    static final int DAY = 6;

    /**
     * A deal, task, meeting or birthday on its day.
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

        static Item birthday(LocalDate day, long customerId, String name) {
            return new Item(day, "birthday", customerId, name, "has their birthday", "", false, 0, "");
        }

        public String href() {
            return switch (kind) {
                case "deal" -> "/crm/deals/" + id;
                case "birthday" -> "/customers/" + id;
                default -> "/crm/tasks/" + id;
            };
        }

        public String icon() {
            return switch (kind) {
                case "deal" -> "target";
                case "birthday" -> "gift";
                case "meeting" -> "users";
                default -> "checkbox";
            };
        }

        /** What it is, with all that helps to know it. */
        public String whole() {
            return title
                    + (who.isEmpty() ? "" : ", " + who)
                    + (amountMinor == 0 ? "" : ", " + Format.money(amountMinor, currency));
        }
    }

    /**
     * A cell.
     *
     * @param hidden what does not fit into it; of birthdays there may be still more
     */
    public record Day(LocalDate date, boolean other, boolean today, List<Item> items, List<Item> hidden) {

        /** Whether a list shows some of what is hidden. */
        public boolean listed() {
            return hidden.stream().anyMatch(item -> item.kind().equals("deal"));
        }

        public String more() {
            return hidden.stream().anyMatch(item -> item.kind().equals("birthday"))
                    ? "and more"
                    : "and " + hidden.size() + " more";
        }
    }

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
                        all.subList(Math.min(DAY, all.size()), all.size())));
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
