package heartstring.desk.palette;

import heartstring.desk.palette.KeysView.Group;
import heartstring.desk.palette.KeysView.Line;
import java.util.ArrayList;
import java.util.List;

/** Which keys work on which page. */
final class KeyRules {

    private static final Group EVERYWHERE = new Group(
            "On every page",
            List.of(
                    line("Go to a record or page, or do something", "Ctrl K", "⌘ K"),
                    line("Search", "/"),
                    line("Next and previous row of a list", "J", "K"),
                    line("Open the chosen row", "Enter"),
                    line("Close what is open", "Esc"),
                    line("This list", "?")));

    private static final Group INBOX = new Group(
            "Inbox",
            List.of(
                    line("Reply", "R"),
                    line("Note for colleagues", "N"),
                    line("Give to somebody", "A"),
                    line("Resolve, and go on to the next", "E"),
                    line("Find a saved reply", "/"),
                    line("Send", "Ctrl Enter")));

    private static final Group TASKS = new Group("Tasks", List.of(line("Done", "D"), line("A new one", "N")));

    private static final Group BOARD = new Group(
            "Board of deals",
            List.of(
                    line("Walk between cards", "←", "→", "↑", "↓"),
                    line("Move the card a stage back or on", "<", ">"),
                    line("Won, lost", "W", "L")));

    private static final Group TILL = new Group(
            "Till",
            List.of(
                    line("Back to the field", "F2", "/"),
                    line("Vouchers", "F4"),
                    line("Gift cards", "F8"),
                    line("Take goods back", "F9"),
                    line("Clear for the next customer", "Esc")));

    private static final Group SEARCH =
            new Group("Search", List.of(line("Next and previous find", "J", "K"), line("Open it", "Enter")));

    private static final Group CUSTOMER = new Group(
            "Customer", List.of(line("Keep the value being edited", "Enter"), line("Leave it as it was", "Esc")));

    private KeyRules() {}

    /** The keys of the page at that path, its own first. */
    static KeysView of(String path) {
        List<Group> groups = new ArrayList<>();
        if (path.startsWith("/crm/inbox")) {
            groups.add(INBOX);
        } else if (path.equals("/crm/tasks")) {
            groups.add(TASKS);
        } else if (path.equals("/crm/deals")) {
            groups.add(BOARD);
        } else if (path.equals("/till")) {
            groups.add(TILL);
        } else if (path.equals("/search")) {
            groups.add(SEARCH);
        } else if (path.startsWith("/customers/")) {
            groups.add(CUSTOMER);
        }
        groups.add(EVERYWHERE);
        return new KeysView(groups);
    }

    private static Line line(String what, String... keys) {
        return new Line(List.of(keys), what);
    }
}
