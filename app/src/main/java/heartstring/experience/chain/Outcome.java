package heartstring.experience.chain;

import java.util.Locale;

/** What customers may do next. */
public enum Outcome {
    RETURN("came again", "coming again"),
    SPEND("spent more than before", "spending more than before"),
    REFER("recommended us to somebody", "recommending us"),
    COMPLAIN("complained", "complaining"),
    LEAVE("bought nothing for 60 days", "buying nothing for 60 days");

    private final String did;
    private final String doing;

    Outcome(String did, String doing) {
        this.did = did;
        this.doing = doing;
    }

    /** As it is kept. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What they did, in words. */
    public String did() {
        return did;
    }

    /** Doing it more or less often than others, in words. */
    String doing(boolean higher) {
        return doing + (higher ? " more often" : " less often");
    }
}
