package heartstring.customer.consent;

/**
 * What a word holds for, and what proves it.
 *
 * @param channel such as {@code sms}; empty for all that the address carries
 * @param source where it was said, at most 100 characters
 * @param shown which version of which text stood there, at most 100 characters
 * @param proof whatever else proves it, at most 500 characters
 */
public record Evidence(String channel, String source, String shown, String proof) {

    /** Nothing but the word. */
    public static final Evidence NONE = new Evidence("", "", "", "");

    public Evidence {
        channel = channel.strip();
        source = source.strip();
        shown = shown.strip();
        proof = proof.strip();
    }

    /** What is too long or no channel, as a sentence; empty where all is well. */
    public String fault() {
        if (!channel.matches("([a-z_]{2,20})?")) {
            return "A channel has 2 to 20 small letters, such as sms, or is left out for all that the address carries.";
        }
        return source.length() > 100 || shown.length() > 100 || proof.length() > 500
                ? "Where it was said and what was shown have at most 100 characters, a proof at most 500."
                : "";
    }

    boolean isNone() {
        return equals(NONE);
    }
}
