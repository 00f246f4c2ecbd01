package heartstring.decision.holdouts;

import java.util.Locale;

/** Whether something is worth what it costs. */
public enum Verdict {
    WORTH_IT("worth it"),
    NOT_WORTH_IT("not worth it"),
    EVEN("makes about as much as it costs"),
    NOT_KNOWN("not known yet"),
    /** What it does is known, and not what it costs. */
    NO_COST("nobody told what it costs");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** As programs are told. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
