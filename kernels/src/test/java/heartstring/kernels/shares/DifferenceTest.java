package heartstring.kernels.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void differencesAreThoseOfThePublishedTable() {
        // R. G. Newcombe: Statistics in Medicine 17 (1998), 873–890, table II, method 10.
        isBetween(Difference.of(56, 70, 48, 80, Difference.ONE_LOOK), 0.0524, 0.3339);
        isBetween(Difference.of(9, 10, 3, 10, Difference.ONE_LOOK), 0.1705, 0.8090);
        isBetween(Difference.of(5, 56, 0, 29, Difference.ONE_LOOK), -0.0381, 0.1926);
        isBetween(Difference.of(10, 10, 0, 20, Difference.ONE_LOOK), 0.6791, 1);
    }

    private static void isBetween(Interval found, double low, double high) {
        assertThat(found.low()).isCloseTo(low, within(0.00006));
        assertThat(found.high()).isCloseTo(high, within(0.00006));
    }

    @Test
    void manyLooksAskForMore() {
        Interval once = Difference.of(12, 40, 24, 40, Difference.ONE_LOOK);
        Interval often = Difference.of(12, 40, 24, 40, Difference.MANY_LOOKS);
        assertThat(once.high()).isNegative();
        assertThat(often.high()).isPositive();
        assertThat(Difference.share(81, 263, Difference.ONE_LOOK)).isEqualTo(Shares.share(81, 263));
        assertThatThrownBy(() -> Difference.of(1, 2, 0, 0, Difference.ONE_LOOK))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
