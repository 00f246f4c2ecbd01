package heartstring.story.polish;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The model that rewords, as administrators set it.
 *
 * @param address of its interface, such as {@code https://models.example/v1}
 * @param keyed whether there is a key
 * @param mostADay how many requests leave on one day at most
 * @param quotes whether sentences leave that hold what somebody said
 */
record Model(
        String address, String name, boolean keyed, int timeoutSeconds, int mostADay, boolean quotes, boolean enabled) {

    static final int MOST_SECONDS = 60;
    static final int MOST_A_DAY = 100_000;

    /** What is wrong with it, as a sentence; null when nothing is. */
    @Nullable
    String fault() {
        if (!enabled && address.isEmpty() && name.isEmpty()) {
            return numbersFault();
        }
        if (name.isEmpty() || name.length() > 100) {
            return "Write the model's name, as its provider calls it.";
        }
        if (address.length() > 300 || uri() == null) {
            return "Write the address of the interface, such as https://models.example/v1.";
        }
        return numbersFault();
    }

    private @Nullable String numbersFault() {
        if (timeoutSeconds < 1 || timeoutSeconds > MOST_SECONDS) {
            return "An answer is waited for 1 to " + MOST_SECONDS + " seconds.";
        }
        return mostADay < 1 || mostADay > MOST_A_DAY ? "On one day 1 to " + MOST_A_DAY + " requests may leave." : null;
    }

    /** Where requests go; null for what is no such address. */
    @Nullable
    URI uri() {
        try {
            URI base = new URI(address.replaceAll("/+$", "") + "/chat/completions");
            boolean plain = base.getHost() != null && base.getQuery() == null && base.getFragment() == null;
            return plain && base.getUserInfo() == null ? base : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Whether another one is on the same machine, which may know the same key. */
    boolean isBeside(Model other) {
        URI mine = uri();
        URI theirs = other.uri();
        return mine != null
                && theirs != null
                && mine.getScheme().equals(theirs.getScheme())
                && mine.getAuthority().equals(theirs.getAuthority());
    }
}
