package heartstring.desk.today;

import java.util.List;

/**
 * One part of the first page.
 *
 * @param id unique on the page
 * @param more where all of it stands; empty for nowhere
 * @param empty what it says, and what to do, where there is neither a line nor a bar
 */
public record Block(String id, String title, String icon, String more, List<Bar> bars, List<Line> lines, String empty) {

    public Block {
        bars = List.copyOf(bars);
        lines = List.copyOf(lines);
    }

    /**
     * A figure that is drawn.
     *
     * @param share how long its bar is, 0 to 100
     * @param value as it is read
     */
    public record Bar(String label, String href, int share, String value) {}

    /** A line to read; {@code note} is smaller and may be empty. */
    public record Line(String text, String href, String note) {}

    public boolean isEmpty() {
        return bars.isEmpty() && lines.isEmpty();
    }
}
