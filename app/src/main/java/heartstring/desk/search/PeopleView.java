package heartstring.desk.search;

import heartstring.platform.views.SavedView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list with everything around it. */
public record PeopleView(
        PeopleQuery query,
        Rows rows,
        List<SavedView> views,
        List<String> channels,
        List<Choice> sources,
        boolean mayExport,
        @Nullable String fault) {

    /** One choice of a filter. */
    public record Choice(String value, String label) {}

    /** Rows of the table; {@code nextHref} leads to further ones, null when these are the last. */
    public record Rows(
            List<Person> people,
            List<String> columns,
            String currency,
            @Nullable String nextHref) {

        public String label(String column) {
            return PeopleQuery.COLUMNS.getOrDefault(column, column);
        }
    }

    /** How many people a view holds. */
    public record Count(int people, int most) {}

    /** All columns with their headings. */
    public Map<String, String> columns() {
        return PeopleQuery.COLUMNS;
    }

    /** The order that a heading stands for; empty when the list cannot be ordered by it. */
    public String order(String column) {
        return switch (column) {
            case "seen", "spent", "first" -> column;
            default -> "";
        };
    }

    /** Whether a kept view is the one that is open. */
    public boolean isOpen(SavedView view) {
        return view.query().equals(query.text());
    }

    public boolean isOpenPlain() {
        return query.values().isEmpty();
    }
}
