package heartstring.decision.engine;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.decision.runs.Run;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What becomes of a step that fails. */
class ActingTest {

    @Test
    void whatFailsIsTriedLaterAndLaterAndThenParked() {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        Run run = new Run(1, 1, 1, 1, 1, "s", now, null, 0, 1);
        Duration last = Duration.ZERO;
        for (int tries = 1; tries <= 5; tries++) {
            Move move = Acting.failed(run, "It failed", now);
            assertThat(move.state()).isEqualTo("waiting");
            assertThat(move.tries()).isEqualTo(tries);
            Duration wait = Duration.between(now, move.dueAt());
            assertThat(wait).isGreaterThan(last);
            last = wait;
            run = new Run(1, 1, 1, 1, 1, "s", now, null, tries, 1);
        }
        Move parked = Acting.failed(run, "It failed", now);
        assertThat(parked.state()).isEqualTo("parked");
        assertThat(parked.dueAt()).isNull();
        assertThat(parked.reason()).isEqualTo("It failed");
    }
}
