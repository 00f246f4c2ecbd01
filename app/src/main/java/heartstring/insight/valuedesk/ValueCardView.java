package heartstring.insight.valuedesk;

import heartstring.insight.value.Worth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The card on a customer's page; nothing where they bought nothing.
 *
 * @param opens whether whoever reads it may open the page of all
 */
public record ValueCardView(@Nullable Card card, boolean opens) {

    /**
     * In words.
     *
     * @param odd why they may be about to be lost, or empty
     * @param worth or why it is not known
     * @param alive in a hundred, -1 where it cannot be told
     * @param spent until now
     * @param left what is in no amount, or empty
     */
    public record Card(
            String habit,
            boolean drifting,
            String odd,
            String worth,
            int alive,
            String year,
            String spent,
            String left) {}

    static ValueCardView of(@Nullable Worth worth, String currency, Instant now, boolean opens) {
        if (worth == null) {
            return new ValueCardView(null, opens);
        }
        Worth.Habit habit = worth.habit();
        Worth.Outlook outlook = worth.outlook();
        Double alive = outlook == null ? null : outlook.alive();
        Card card = new Card(
                ValueWords.habit(
                                habit == null ? null : (Double) habit.days(),
                                habit == null ? null : habit.ofLateDays(),
                                habit == null ? null : habit.dueAt(),
                                worth.visits(),
                                worth.lastAt(),
                                now)
                        + ".",
                habit != null && habit.drifting(),
                ValueWords.odd(habit),
                outlook == null
                        ? "What they will be worth is not known: too few customers have come again to learn from."
                        : ValueWords.worth(outlook.valueMinor(), outlook.lowMinor(), outlook.highMinor(), currency)
                                + ".",
                alive == null ? -1 : (int) Math.round(alive * 100),
                outlook == null ? "" : ValueWords.count(outlook.year()),
                ValueWords.about(worth.spentMinor(), currency) + " in " + worth.visits()
                        + (worth.visits() == 1 ? " visit" : " visits"),
                worth.others() == 0
                        ? ""
                        : worth.others() + (worth.others() == 1 ? " order is" : " orders are") + " not in " + currency
                                + " and in no amount here.");
        return new ValueCardView(card, opens);
    }
}
