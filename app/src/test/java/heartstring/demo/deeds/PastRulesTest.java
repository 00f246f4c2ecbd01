package heartstring.demo.deeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PastRulesTest {

    private static final Instant MONDAY = Instant.parse("2026-05-04T10:00:00Z");

    private static Instant day(int number) {
        return MONDAY.plus(Duration.ofDays(number));
    }

    @Test
    void pointsAreSpentOnlyWhereTheyNeitherLackedThenNorLater() {
        PastRules past = new PastRules();
        past.add(day(0), 50);
        past.add(day(1), 30);
        past.add(day(2), -60);
        past.add(day(3), 70);
        past.add(day(4), 5);
        // 50, 80, 20, 90, 95.
        assertThat(past.moments(20, day(30)))
                .containsExactly(
                        day(0).plusSeconds(180),
                        day(1).plusSeconds(180),
                        day(3).plusSeconds(180),
                        day(4).plusSeconds(180));
        assertThat(past.moments(90, day(30))).containsExactly(day(3).plusSeconds(180), day(4).plusSeconds(180));
        assertThat(past.moments(90, day(4))).containsExactly(day(3).plusSeconds(180));
        assertThat(past.moments(96, day(30))).isEmpty();
        past.add(day(3).plusSeconds(180), -90);
        assertThat(past.moments(5, day(30))).containsExactly(day(4).plusSeconds(180));
        assertThat(past.moments(6, day(30))).isEmpty();
    }
}
