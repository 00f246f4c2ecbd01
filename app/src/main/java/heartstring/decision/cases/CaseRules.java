package heartstring.decision.cases;

import org.jspecify.annotations.Nullable;

/** What cases may become. */
public final class CaseRules {

    /** The longest reason and note. */
    public static final int MOST_TEXT = 4_000;

    private CaseRules() {}

    /** How urgent a case of so many signs is: angry words and complaints, and what comes twice, before all else. */
    static int priority(Cause cause, int signs) {
        if (cause == Cause.FELL || cause == Cause.LEAVER) {
            return 3;
        }
        return signs > 1 || cause == Cause.WORDS || cause == Cause.COMPLAINT ? 1 : 2;
    }

    /** Whether a step is the first thing done for the customer; to take it or to note something is not. */
    static boolean isAct(String step) {
        return switch (step) {
            case "wrote", "called", "apologised", "amends", "closed" -> true;
            default -> false;
        };
    }

    /** Why a text cannot be kept, null when it can. */
    static @Nullable String fault(String text) {
        return text.isBlank() || text.length() > MOST_TEXT ? "Write 1 to 4,000 characters." : null;
    }
}
