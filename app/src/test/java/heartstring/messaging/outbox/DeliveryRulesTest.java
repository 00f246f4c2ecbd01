package heartstring.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveryRulesTest {

    @Test
    void theWaitsDoubleUpToSixHours() {
        assertThat(DeliveryRules.waitAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(DeliveryRules.waitAfter(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(DeliveryRules.waitAfter(9)).isEqualTo(Duration.ofMinutes(256));
        assertThat(DeliveryRules.waitAfter(10)).isEqualTo(Duration.ofHours(6));
        assertThat(DeliveryRules.waitAfter(1_000)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void allTriesTakeMoreThanADay() {
        Duration all = Duration.ZERO;
        for (int tries = 1; !DeliveryRules.isOver(tries); tries++) {
            all = all.plus(DeliveryRules.waitAfter(tries));
        }
        assertThat(all).isBetween(Duration.ofHours(24), Duration.ofHours(48));
    }
}
