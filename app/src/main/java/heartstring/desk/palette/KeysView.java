package heartstring.desk.palette;

import java.util.List;

/** The keys of a page, group by group. */
public record KeysView(List<Group> groups) {

    /** Keys under a heading. */
    public record Group(String label, List<Line> lines) {}

    /** Keys that are pressed one after the other or instead of each other, and what they do. */
    public record Line(List<String> keys, String what) {}
}
