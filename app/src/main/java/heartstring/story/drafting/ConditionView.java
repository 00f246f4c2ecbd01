package heartstring.story.drafting;

import java.util.List;

/**
 * The condition in a form.
 *
 * @param legend what it decides
 * @param about {@code customer} where only the customer may be asked about, empty for everything
 * @param join {@code any} when one of the rows will do
 */
public record ConditionView(String legend, String about, String join, List<RowView> rows, Reading reading) {

    /** How a condition reads, or what is wrong with it. */
    public record Reading(String text, boolean wrong) {}
}
