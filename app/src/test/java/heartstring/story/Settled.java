package heartstring.story;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.story.measures.Standings;
import heartstring.touchpoint.belts.Belts;
import java.time.Duration;
import java.time.Instant;

/** Waits until everything that came in has been derived; for tests. */
public final class Settled {

    private static final Duration MOST = Duration.ofMinutes(3);

    private Settled() {}

    /** Carries and follows until nothing waits. Transactions of others may hide a batch for a moment, hence the loop. */
    public static void settle(Belts belts, Standings standings) {
        Instant until = Instant.now().plus(MOST);
        do {
            belts.drain();
            assertThat(Instant.now()).as("belts settle").isBefore(until);
        } while (belts.waiting() > 0);
        standings.drain();
    }
}
