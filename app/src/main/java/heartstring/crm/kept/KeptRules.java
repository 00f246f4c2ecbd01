package heartstring.crm.kept;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads out of a conversation's talk who waited from when until when. */
final class KeptRules {

    private KeptRules() {}

    /**
     * One thing that was said.
     *
     * @param who customer, us, note or nobody
     * @param asks whether it asks for an answer
     * @param user the colleague who said it, 0 for nobody known
     */
    record Said(Instant at, String who, boolean asks, String channel, long user) {}

    /** Somebody waited from then on; until when, and who answered (0 for nobody known). */
    record Wait(Instant began, @Nullable Instant done, String channel, long user) {}

    /**
     * The waits of a conversation, from what was said in its order. Who asks twice waits since the first time; what was said until
     * {@code settled} and never answered asks for nothing any more and is no wait.
     */
    static List<Wait> waits(List<Said> talk, @Nullable Instant settled) {
        List<Wait> waits = new ArrayList<>();
        Said asked = null;
        for (Said said : talk) {
            if (said.who().equals("us") && asked != null) {
                waits.add(new Wait(asked.at(), said.at(), asked.channel(), said.user()));
                asked = null;
            } else if (said.who().equals("customer") && said.asks() && asked == null) {
                asked = said;
            }
        }
        if (asked != null && (settled == null || asked.at().isAfter(settled))) {
            waits.add(new Wait(asked.at(), null, asked.channel(), 0));
        }
        return waits;
    }

    /** A time as people say it. */
    static String words(double minutes) {
        if (minutes < 1) {
            return "under a minute";
        }
        if (minutes < 120) {
            return Math.round(minutes) + " min";
        }
        return minutes < 48 * 60 ? Math.round(minutes / 60) + " h" : Math.round(minutes / 60 / 24) + " days";
    }
}
