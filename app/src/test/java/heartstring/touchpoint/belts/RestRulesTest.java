package heartstring.touchpoint.belts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestRulesTest {

    /** pause otherwise, length of the carrying, time the writers were busy in it, rest expected; in milliseconds. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            250,    10,     0,   250
            0,    1000,     0,     0
            0,    1000,   400,     0
            0,     400,   300,  7600
            0,    1000,   600, 10000
            250,    10,    10,   250
            250,   200,   150,  3800
            0,    9000,  9000, 10000
            2000, 100,    100,  2000
            """)
    void beltsRestLongerWhileTheIntakeIsInARush(long pause, long took, long busy, long rest) {
        assertThat(Belts.rest(Duration.ofMillis(pause), Duration.ofMillis(took), Duration.ofMillis(busy)))
                .isEqualTo(Duration.ofMillis(rest));
    }
}
