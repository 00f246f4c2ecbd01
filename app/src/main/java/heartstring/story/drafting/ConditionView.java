package heartstring.story.drafting;

import java.util.List;

/**
 * The condition in a form.
 *
 * @param legend what it decides
 * @param about {@code customer} where only the customer may be asked about, empty for everything
 * @param join {@code any} when one of the rows and boxes will do, {@code none} when none of them may hold
 */
public record ConditionView(String legend, String about, String join, List<Part> parts, Reading reading) {

    /**
     * A row that stands by itself, or a box of rows that are joined by a word of their own.
     *
     * @param box its number, 0 for a row
     */
    public record Part(int box, String about, String join, List<RowView> rows) {}

    /** How a condition reads, or what is wrong with it. */
    public record Reading(String text, boolean wrong) {}
}
