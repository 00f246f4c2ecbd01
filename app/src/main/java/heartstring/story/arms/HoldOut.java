package heartstring.story.arms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something given to some and kept from others by lot, as it was begun.
 *
 * @param trial its key, see {@link Trial}
 * @param name as colleagues read it
 * @param path the giver's own page; null for none
 * @param percent of 100 customers who have not met it yet so many go without; 0 for nobody
 * @param changedAt when the share was set last
 */
public record HoldOut(
        String trial, Kind kind, String name, @Nullable String path, int percent, Instant since, Instant changedAt) {

    /** What gives it. */
    public enum Kind {
        GIFT("a gift"),
        BONUS("a bonus"),
        OFFER("an offer"),
        VOUCHER("a voucher"),
        CHALLENGE("a challenge"),
        CAMPAIGN("a campaign"),
        WORKFLOW("a workflow"),
        /** What is suggested to be done next. */
        ACTION("what to do next"),
        /** All that is optional together. */
        EVERYTHING("everything optional");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As people read it. */
        public String words() {
            return words;
        }

        /** As it is stored and told to programs. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it stands whether it works. */
    public static String page(String trial) {
        return "/proof/trial?key=" + URLEncoder.encode(trial, StandardCharsets.UTF_8);
    }

    /** The share for whoever meets it now. */
    public Trial now() {
        return new Trial(trial, percent);
    }
}
