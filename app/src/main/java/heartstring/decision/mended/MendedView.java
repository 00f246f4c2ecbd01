package heartstring.decision.mended;

import heartstring.ui.charts.ShareSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of cases.
 *
 * @param all null while fewer than five are known
 * @param small how many groups are too small to be shown
 * @param given what amends came to, as sentences
 */
public record MendedView(
        int days, long cases, long open, @Nullable Group all, List<Table> tables, int small, List<String> given) {

    /** Groups of fewer are not told apart. */
    public static final int FEWEST = 5;

    /** From how many days the page can look back. */
    public static final List<Integer> PERIODS = List.of(28, 91, 182, 365);

    public MendedView {
        tables = List.copyOf(tables);
        given = List.copyOf(given);
    }

    /** Groups under a heading. */
    public record Table(String title, String heading, List<Group> groups) {
        public Table {
            groups = List.copyOf(groups);
        }
    }

    /**
     * One group.
     *
     * @param first until something was done, half of them sooner, in words
     */
    public record Group(String name, long cases, long known, long won, long said, String first) {

        /** Whether enough is known of it for a share. */
        public boolean hasShare() {
            return known >= FEWEST;
        }

        public ShareSpan share() {
            return new ShareSpan(won, known);
        }
    }
}
