package heartstring.messaging.bounces;

/**
 * What a mail server reports of a mail of ours.
 *
 * @param mailId the Message-ID of our mail, with brackets
 * @param reason in the words of the other side, one line
 */
public record BounceReport(Kind kind, String mailId, String reason) {

    /** How bad it is. */
    public enum Kind {
        /** Nobody is there: no mail will arrive. */
        HARD,
        /** Not this time: full, too large, suspected. */
        SOFT,
        /** The reader called it unwanted. */
        COMPLAINT
    }
}
