package heartstring.messaging.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void tenTriesOverThreeDaysEachAtAMomentOfItsOwn() {
        assertThat(WebhookRules.waitAfter(1, 0.5, null)).isEqualTo(Duration.ofSeconds(5));
        assertThat(WebhookRules.waitAfter(1, 0, null)).isEqualTo(Duration.ofSeconds(4));
        assertThat(WebhookRules.waitAfter(1, 1, null)).isEqualTo(Duration.ofSeconds(6));
        assertThat(WebhookRules.waitAfter(9, 0.5, null)).isEqualTo(Duration.ofHours(24));
        assertThat(WebhookRules.waitAfter(1, 0.5, Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(2));
        assertThat(WebhookRules.waitAfter(2, 0.5, Duration.ofSeconds(1))).isEqualTo(Duration.ofMinutes(5));
        assertThat(WebhookRules.waitAfter(1, 0.5, Duration.ofDays(900))).isEqualTo(Duration.ofHours(24));
        assertThat(WebhookRules.isOver(9)).isFalse();
        assertThat(WebhookRules.isOver(10)).isTrue();
        Duration whole = Duration.ZERO;
        for (int tries = 1; !WebhookRules.isOver(tries); tries++) {
            whole = whole.plus(WebhookRules.waitAfter(tries, 0.5, null));
        }
        assertThat(whole).isBetween(Duration.ofDays(3), Duration.ofDays(4));
    }

    @Test
    void whoFailsIsLeftInPeaceAndInTheEndTurnedOff() {
        assertThat(WebhookRules.pauseAfter(2)).isZero();
        assertThat(WebhookRules.pauseAfter(3)).isEqualTo(Duration.ofSeconds(5));
        assertThat(WebhookRules.pauseAfter(1_000)).isEqualTo(Duration.ofMinutes(5));
        assertThat(WebhookRules.isGivenUp(null, NOW)).isFalse();
        assertThat(WebhookRules.isGivenUp(NOW.minus(Duration.ofDays(4)), NOW)).isFalse();
        assertThat(WebhookRules.isGivenUp(NOW.minus(Duration.ofDays(6)), NOW)).isTrue();
    }

    @Test
    void kindsAreKnownOrEventsByTheirNames() {
        List<NewsKind> known = List.of(new NewsKind("order.completed", "Bought"));
        assertThat(WebhookRules.fault(List.of("order.completed", "event:Store Visited"), known))
                .isNull();
        assertThat(WebhookRules.fault(List.of(), known)).contains("Choose");
        assertThat(WebhookRules.fault(List.of("event:"), known)).contains("There is no news");
        assertThat(WebhookRules.fault(List.of("order.x"), known)).contains("order.x");
    }
}
