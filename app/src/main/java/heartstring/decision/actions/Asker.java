package heartstring.decision.actions;

import java.util.Locale;

/** Who asks what to do next. All get the same answer; it is only noted who looked first. */
public enum Asker {
    TILL,
    DESK,
    CONVERSATION,
    LIST,
    SITE,
    PROGRAM;

    /** As it is stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
