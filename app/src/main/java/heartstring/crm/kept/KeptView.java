package heartstring.crm.kept;

import heartstring.kernels.shares.Interval;
import heartstring.kernels.shares.Shares;
import heartstring.ui.components.Format;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What we promised and kept, with the groups that are large enough to be shown. */
public record KeptView(int days, List<Part> parts) {

    /** Groups of fewer are not told apart. */
    public static final int FEWEST = 5;

    /** From how many days the page can look back. */
    public static final List<Integer> PERIODS = List.of(7, 28, 91, 182);

    public KeptView {
        parts = List.copyOf(parts);
    }

    /**
     * First answers, or ends.
     *
     * @param all null where fewer than five were promised and decided
     * @param small how many groups are too small to be shown
     */
    public record Part(String name, @Nullable Group all, List<Table> tables, int small) {
        public Part {
            tables = List.copyOf(tables);
        }
    }

    /** Groups under a heading. */
    public record Table(String title, String heading, List<Group> groups) {
        public Table {
            groups = List.copyOf(groups);
        }
    }

    /** One group: how many of the promises were kept, and how long it took. */
    public record Group(String name, long promised, long kept, String median) {

        Interval share() {
            return Shares.share(kept, promised);
        }

        public String percent() {
            return Format.percent(share().value());
        }

        public String range() {
            return Format.percent(share().low()) + " to " + Format.percent(share().high());
        }

        public String fromLeft() {
            return place(share().low());
        }

        public String toLeft() {
            return place(share().high());
        }

        public String middle() {
            return place(share().value());
        }

        private static String place(double share) {
            return String.format(Locale.ROOT, "%.1f%%", share * 100);
        }
    }
}
