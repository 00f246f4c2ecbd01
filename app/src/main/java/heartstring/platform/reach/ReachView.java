package heartstring.platform.reach;

import heartstring.platform.auth.Role;
import java.util.List;

/** The page on which it is said who sees what. */
public record ReachView(List<Line> lines) {

    public ReachView {
        lines = List.copyOf(lines);
    }

    /** A role with its reach among every kind. */
    public record Line(Role role, List<Choice> choices) {
        public Line {
            choices = List.copyOf(choices);
        }

        /** Whether the role sees everything. */
        public boolean isAll() {
            return choices.stream().allMatch(c -> c.width() == Width.ALL);
        }
    }

    /** How far a role reaches among one kind. */
    public record Choice(RecordKind kind, Width width) {}

    public Width[] widths() {
        return Width.values();
    }

    /** What the choice is called in the form. */
    public static String name(Role role, RecordKind kind) {
        return role.name() + "-" + kind.word();
    }
}
