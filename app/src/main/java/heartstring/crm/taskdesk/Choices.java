package heartstring.crm.taskdesk;

import java.util.List;

/** What forms of tasks offer to choose from. */
public final class Choices {

    /** One choice: what is sent, and what is read. */
    public record Choice(String value, String label) {}

    /** How often something may come again. */
    static final List<Choice> REPEATS = List.of(
            new Choice("", "Once"),
            new Choice("FREQ=DAILY", "Every day"),
            new Choice("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Every working day"),
            new Choice("FREQ=WEEKLY", "Every week"),
            new Choice("FREQ=WEEKLY;INTERVAL=2", "Every two weeks"),
            new Choice("FREQ=MONTHLY", "Every month"),
            new Choice("FREQ=YEARLY", "Every year"));

    private Choices() {}
}
