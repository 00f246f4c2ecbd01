package heartstring.kernels.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreIntervalTest {

    @Test
    void differencesAreThoseOfThePublishedTable() {
        // R. G. Newcombe: Statistics in Medicine 17 (1998), 873–890, table II, method 10.
        isBetween(ScoreInterval.of(56, 70, 48, 80, ScoreInterval.ONE_LOOK), 0.0524, 0.3339);
        isBetween(ScoreInterval.of(9, 10, 3, 10, ScoreInterval.ONE_LOOK), 0.1705, 0.8090);
        isBetween(ScoreInterval.of(5, 56, 0, 29, ScoreInterval.ONE_LOOK), -0.0381, 0.1926);
        isBetween(ScoreInterval.of(10, 10, 0, 20, ScoreInterval.ONE_LOOK), 0.6791, 1);
    }

    private static void isBetween(Interval found, double low, double high) {
        assertThat(found.low()).isCloseTo(low, within(0.00006));
        assertThat(found.high()).isCloseTo(high, within(0.00006));
    }

    @Test
    void manyLooksAskForMore() {
        Interval once = ScoreInterval.of(12, 40, 24, 40, ScoreInterval.ONE_LOOK);
        Interval often = ScoreInterval.of(12, 40, 24, 40, ScoreInterval.MANY_LOOKS);
        assertThat(once.high()).isNegative();
        assertThat(often.high()).isPositive();
        assertThat(ScoreInterval.share(81, 263, ScoreInterval.ONE_LOOK)).isEqualTo(Shares.share(81, 263));
        assertThatThrownBy(() -> ScoreInterval.of(1, 2, 0, 0, ScoreInterval.ONE_LOOK))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
