package heartstring.story.arms;

import java.util.Locale;

/** What becomes of a customer in a trial. */
public enum Arm {
    /** Gets what is given. */
    TREATED,
    /** Goes without, so that the others can be compared. */
    HELD_OUT;

    /** As it is stored and told to programs. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is stored so. */
    public static Arm of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
