package heartstring.experience.chain;

import java.util.Locale;

/** What we did within a week after something was said; of several the most. */
public enum Act {
    NOTHING("nothing"),
    ANSWER("an answer"),
    APOLOGY("an apology"),
    GIFT("a gift or money back");

    private final String called;

    Act(String called) {
        this.called = called;
    }

    /** As it is kept. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people call it. */
    public String called() {
        return called;
    }
}
