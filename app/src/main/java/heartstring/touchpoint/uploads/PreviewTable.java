package heartstring.touchpoint.uploads;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first rows of a file as a table for people: each line, what will happen to it, and its values in plain columns. */
public record PreviewTable(List<String> headings, List<Line> lines) {

    /** A value under its heading; an empty text where there is none. */
    public record Cell(String heading, String text) {}

    /**
     * One person, order or event.
     *
     * @param more how many further rows of the file belong to it
     * @param tone the class that gives the prospect its colour
     * @param why it is left out; null for a good one
     */
    public record Line(
            long line,
            int more,
            String prospect,
            String tone,
            @Nullable String why,
            List<Cell> cells) {}
}
