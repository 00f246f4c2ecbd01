package heartstring.desk.palette;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of one record. */
record Place(Kind kind, long id) {

    /** The kinds of records that have a page of their own, and where those are. */
    enum Kind {
        CUSTOMER("/customers/"),
        DEAL("/crm/deals/"),
        TASK("/crm/tasks/"),
        CONVERSATION("/crm/inbox/");

        private final String path;

        Kind(String path) {
            this.path = path;
        }
    }

    private static final Pattern RECORD =
            Pattern.compile("(/customers/|/crm/deals/|/crm/tasks/|/crm/inbox/)([1-9]\\d{0,17})");

    /** The record whose page has this path; nothing for any other page. */
    static Optional<Place> of(String path) {
        Matcher found = RECORD.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.path.equals(found.group(1))) {
                return Optional.of(new Place(kind, Long.parseLong(found.group(2))));
            }
        }
        return Optional.empty();
    }

    /** The path of the page. */
    String path() {
        return kind.path + id;
    }
}
