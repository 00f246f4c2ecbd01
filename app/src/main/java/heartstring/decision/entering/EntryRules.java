package heartstring.decision.entering;

import heartstring.decision.workflows.Again;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who may come into a workflow; pure. */
final class EntryRules {

    /** So many workflows in a row may lead to each other. */
    static final int MOST_DEPTH = 5;

    /** So often somebody comes into one workflow within a day. */
    static final int MOST_A_DAY = 20;

    /** What happened so soon after a workflow did something for somebody is taken for what that led to. */
    static final Duration LED = Duration.ofMinutes(2);

    private EntryRules() {}

    /**
     * What is known of somebody's runs of one workflow and key.
     *
     * @param live whether one of them goes on
     * @param last when they came in last, null for never
     * @param today how often they came into the workflow within a day, whatever the key
     * @param depth how deep the workflows were that did something for them just before; 0 for none
     */
    record Before(boolean live, @Nullable Instant last, int today, int depth) {
        static final Before NOTHING = new Before(false, null, 0, 0);
    }

    /** Why somebody does not come in, as it is counted; empty where they do. */
    static String refusal(Again again, Before before, Instant now) {
        if (before.depth() >= MOST_DEPTH) {
            return "loop";
        }
        if (before.today() >= MOST_A_DAY) {
            return "often";
        }
        Instant last = before.last();
        boolean may = switch (again.kind()) {
            case NEVER -> last == null;
            case ENDED -> !before.live();
            case ALWAYS -> true;
            case DAYS -> last == null || !now.isBefore(last.plus(Duration.ofDays(again.days())));
        };
        return may ? "" : "again";
    }
}
