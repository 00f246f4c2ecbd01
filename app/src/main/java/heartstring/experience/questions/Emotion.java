package heartstring.experience.questions;

import java.util.Locale;

/** A feeling that can be picked, with its face. */
public enum Emotion {
    JOY("😊"),
    GRATITUDE("🙏"),
    SURPRISE("😮"),
    CALM("😌"),
    WORRY("😟"),
    DISAPPOINTMENT("😞"),
    ANNOYANCE("😒"),
    ANGER("😠");

    private final String face;

    Emotion(String face) {
        this.face = face;
    }

    public String face() {
        return face;
    }

    /** As it is stored and looked up in the phrases. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
