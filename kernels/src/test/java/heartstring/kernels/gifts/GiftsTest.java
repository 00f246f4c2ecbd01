package heartstring.kernels.gifts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GiftsTest {

    @Test
    void strongEvidenceCountsWholeAndNoEvidenceIsChance() {
        GiftScore plain = new GiftScore(10.83, 0);
        assertThat(plain.of(0.4, 0.1, 0)).isEqualTo(0.1, within(1e-12));
        assertThat(plain.of(0.4, 0.1, 10.83)).isEqualTo(0.2, within(1e-12));
        assertThat(plain.of(0.4, 0.1, 1e9)).isEqualTo(0.4, within(1e-6));
        assertThat(new GiftScore(0, 0).of(0.4, 0.1, 0)).isEqualTo(0.4, within(1e-12));
    }

    @Test
    void whatTheyWouldBuyAnywayIsASmallerGift() {
        GiftScore score = new GiftScore(0, 1);
        assertThat(score.of(0.5, 0.45, 100)).isEqualTo(0.05, within(1e-12));
        assertThat(score.of(0.3, 0.1, 100)).isEqualTo(0.2, within(1e-12));
        assertThat(score.of(0.1, 0.2, 100)).isZero();
        assertThat(GiftScore.AT_THE_TILL.of(0.3, 0.1, 100)).isGreaterThan(GiftScore.AT_THE_TILL.of(0.5, 0.49, 100));
    }

    @Test
    void eachFactorIsOneForNothingKnownAndBounded() {
        assertThat(Factors.taste(0, 0)).isEqualTo(1);
        assertThat(Factors.taste(100, 0)).isEqualTo(3);
        assertThat(Factors.taste(0, 1_000)).isEqualTo(1.0 / 3);
        assertThat(Factors.novelty(0)).isEqualTo(1);
        assertThat(Factors.novelty(2)).isEqualTo(0.5);
        assertThat(Factors.season(0, 0, 0.3)).isEqualTo(1);
        assertThat(Factors.season(60, 100, 0.2)).isEqualTo(2);
        assertThat(Factors.season(0, 1_000, 0.5)).isEqualTo(0.5);
        assertThat(Factors.worth(0, 100)).isEqualTo(1);
        assertThat(Factors.worth(200, 100)).isEqualTo(Math.sqrt(2));
        assertThat(Factors.worth(1_000, 0)).isEqualTo(2);
        Candidate known = new Candidate(0.3, 0.1, 100, 2, 0.5, 1, 1.5);
        assertThat(GiftScore.AT_THE_TILL.of(known))
                .isEqualTo(1.5 * GiftScore.AT_THE_TILL.of(0.3, 0.1, 100), within(1e-12));
    }

    @Test
    void theSameSeedDrawsTheSameAndManySeedsDrawByTheChancesTold() {
        double[] scores = {0.2, 0.4, 0.1, 0};
        double[] chances = Draw.propensities(scores);
        assertThat(chances[0] + chances[1] + chances[2] + chances[3]).isEqualTo(1, within(1e-12));
        assertThat(chances[1]).isGreaterThan(0.85);
        assertThat(chances[3]).isEqualTo(Draw.EVENLY / 4, within(1e-12));
        int[] drawn = new int[4];
        for (long seed = 0; seed < 20_000; seed++) {
            Draw.Drawn one = Draw.draw(scores, seed);
            assertThat(Draw.draw(scores, seed)).isEqualTo(one);
            assertThat(one.propensity()).isEqualTo(chances[one.place()]);
            drawn[one.place()]++;
        }
        for (int i = 0; i < 4; i++) {
            assertThat(drawn[i] / 20_000.0).isEqualTo(chances[i], within(0.012));
        }
    }

    @Test
    void nothingToChooseFromIsAMistakeAndOneIsCertain() {
        assertThatThrownBy(() -> Draw.propensities(new double[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Draw.propensities(new double[] {-1})).isInstanceOf(IllegalArgumentException.class);
        assertThat(Draw.draw(new double[] {0}, 5)).isEqualTo(new Draw.Drawn(0, 1));
    }
}
