package heartstring.story.said;

/**
 * What one touchpoint says.
 *
 * @param note whether it was written among colleagues
 * @param privateTo the colleague whose eyes alone it is for, 0 for everybody's
 * @param subject of a mail, empty for none
 * @param text plain; empty where only the subject says something
 * @param dealId the deal that a note is on, 0 for none
 */
public record Saying(boolean note, long privateTo, String subject, String text, long dealId) {

    /** All its words. */
    public String whole() {
        return subject.isEmpty() || text.startsWith(subject) ? text : text.isEmpty() ? subject : subject + ": " + text;
    }
}
