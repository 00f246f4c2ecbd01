package heartstring.loyalty.breakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.loyalty.breakage.BreakageRules.Left;
import heartstring.loyalty.breakage.BreakageRules.Piece;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakageRulesTest {

    /** A thousand lots of 10: 200 redeemed on day 50, 400 on day 150, the other 400 reached their end on day 300. */
    private static final List<Piece> HISTORY = List.of(
            new Piece(50, true, 2_000, 20_000, 200),
            new Piece(150, true, 4_000, 40_000, 400),
            new Piece(300, false, 4_000, 40_000, 400));

    private static Estimate of(Left... left) {
        return BreakageRules.estimate(Instant.EPOCH, 1_000, HISTORY, List.of(left));
    }

    @Test
    void whatIsExpectedGoesByTheAgeOfWhatIsLeft() {
        assertThat(of(new Left(0, 300, 100)).share()).isCloseTo(0.4, within(1e-9));
        assertThat(of(new Left(100, 300, 100)).share())
                .as("the fifth that is redeemed early was not")
                .isCloseTo(0.5, within(1e-9));
        assertThat(of(new Left(200, 300, 100)).share()).isCloseTo(1, within(1e-9));
        assertThat(of(new Left(0, 300, 100), new Left(200, 300, 300)).share()).isCloseTo(0.85, within(1e-9));
    }

    @Test
    void theIntervalIsThatOfTheLots() {
        Estimate estimate = of(new Left(0, 300, 100));
        double spread = 1.959963984540054 * Math.sqrt(0.6 / (1_000 * 0.4));
        assertThat(estimate.low()).isCloseTo(0.4 * Math.exp(-spread), within(1e-9));
        assertThat(estimate.high()).isCloseTo(0.4 * Math.exp(spread), within(1e-9));
    }

    @Test
    void whatEndsLaterThanAnythingSeenIsSaid() {
        assertThat(of(new Left(0, 300, 100)).beyond()).isZero();
        assertThat(of(new Left(0, 400, 50), new Left(0, null, 25), new Left(0, 300, 25))
                        .beyond())
                .isEqualTo(0.75);
    }

    @Test
    void aShortHistoryIsCalledShort() {
        assertThat(of().known()).isTrue();
        assertThat(BreakageRules.estimate(Instant.EPOCH, 99, HISTORY, List.of()).lacking())
                .contains("99 times");
        assertThat(BreakageRules.estimate(Instant.EPOCH, 1_000, List.of(new Piece(89, true, 10, 100, 600)), List.of())
                        .lacking())
                .contains("89 days");
        assertThat(BreakageRules.estimate(
                                Instant.EPOCH,
                                1_000,
                                List.of(new Piece(100, true, 10, 100, 29), new Piece(200, false, 10, 100, 900)),
                                List.of())
                        .lacking())
                .contains("29 times");
    }

    @Test
    void theCurveBeginsWithEverything() {
        List<Estimate.Point> curve = of().curve();
        assertThat(curve.getFirst().share()).isEqualTo(1);
        assertThat(curve.get(2).share()).as("after 60 days").isCloseTo(0.8, within(1e-9));
        assertThat(curve.getLast().share()).isCloseTo(0.4, within(1e-9));
        assertThat(curve).hasSize(12);
    }
}
