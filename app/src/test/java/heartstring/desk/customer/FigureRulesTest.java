package heartstring.desk.customer;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.story.measures.Figures;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures under a name never say the same thing twice. */
class FigureRulesTest {

    @Test
    void aDayStandsBesideHowLongAgoItWas() {
        Instant lately = Instant.now().minus(Duration.ofDays(3));
        assertThat(lastSeen(lately)).isEqualTo(new Portrait.Figure("Last seen", "3 days ago", Format.day(lately)));
    }

    @Test
    void theTimeOfDayStandsBesideADay() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(40));
        assertThat(lastSeen(longAgo))
                .isEqualTo(new Portrait.Figure("Last seen", Format.day(longAgo), "at " + Format.time(longAgo)));
    }

    private static Portrait.Figure lastSeen(Instant at) {
        return FigureRules.lines(new Figures.Summary(0, List.of(), at, at, null, 3, List.of())).stream()
                .filter(figure -> figure.label().equals("Last seen"))
                .findFirst()
                .orElseThrow();
    }
}
