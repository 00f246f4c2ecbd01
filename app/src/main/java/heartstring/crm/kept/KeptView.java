package heartstring.crm.kept;

import heartstring.ui.charts.ShareSpan;
import java.util.List;
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

        public ShareSpan share() {
            return new ShareSpan(kept, promised);
        }
    }
}
