package heartstring.kernels.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import heartstring.kernels.leaving.Deed.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeavingTest {

    private static List<Deed> visits(double... daysAndSums) {
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < daysAndSums.length; i += 2) {
            deeds.add(new Deed(daysAndSums[i], Kind.VISIT, daysAndSums[i + 1]));
        }
        return deeds;
    }

    /** Every seven days for 50 each, twenty times; the last on day 140. */
    private static List<Deed> regular() {
        List<Deed> deeds = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            deeds.add(new Deed(7 * i, Kind.VISIT, 50));
        }
        return deeds;
    }

    private static List<Deed> with(List<Deed> deeds, Deed... more) {
        List<Deed> all = new ArrayList<>(deeds);
        all.addAll(List.of(more));
        all.sort(Comparator.comparingDouble(Deed::day));
        return all;
    }

    @Test
    void aHabitIsReadOffAndWhatIsNoLongerLikeIt() {
        Reading well = Signs.at(regular(), 141).orElseThrow();
        assertThat(well.usualGap()).isCloseTo(7, within(1e-9));
        assertThat(well.of(Sign.LATE)).isCloseTo(1.0 / 7, within(1e-9));
        assertThat(well.of(Sign.SLOWER)).isCloseTo(1, within(1e-9));
        assertThat(well.of(Sign.SMALLER)).isCloseTo(1, within(1e-9));
        assertThat(well.of(Sign.FADING)).isCloseTo(0, within(1e-9));
        Reading late = Signs.at(regular(), 161).orElseThrow();
        assertThat(late.of(Sign.LATE)).isCloseTo(3, within(1e-9));
        List<Deed> fading =
                with(regular(), visits(152, 40, 166, 30, 182, 25, 200, 20).toArray(Deed[]::new));
        Reading gone = Signs.at(fading, 205).orElseThrow();
        assertThat(gone.of(Sign.SLOWER)).isGreaterThan(1.7);
        assertThat(gone.of(Sign.SMALLER)).isLessThan(0.6);
        assertThat(gone.of(Sign.FADING)).isGreaterThan(2.5);
        assertThat(Signs.at(regular(), 40)).isEmpty();
        assertThat(Signs.at(visits(1, 5, 1.1, 5, 1.2, 5, 1.3, 5, 1.4, 5, 1.45, 5, 9, 5), 10))
                .as("one day's receipts are one visit")
                .isEmpty();
    }

    @Test
    void whatHappensLaterIsNotLookedAt() {
        List<Deed> more = with(regular(), visits(200, 5, 260, 5).toArray(Deed[]::new));
        assertThat(Signs.at(more, 141)).isEqualTo(Signs.at(regular(), 141));
    }

    @Test
    void theOtherSignsAreCountedOfLate() {
        List<Deed> troubled = with(
                regular(),
                new Deed(20, Kind.WAIT, 2),
                new Deed(130, Kind.WAIT, 12),
                new Deed(131, Kind.COMPLAINT, 1),
                new Deed(141, Kind.ANSWERED, 1),
                new Deed(134, Kind.RETURN, 200),
                new Deed(120, Kind.RAGE, 1),
                new Deed(135, Kind.STOPPED, 1),
                new Deed(128, Kind.CART, 1));
        Reading reading = Signs.at(troubled, 155).orElseThrow();
        assertThat(reading.of(Sign.WAITS)).isCloseTo(10, within(1e-9));
        assertThat(reading.of(Sign.COMPLAINTS)).isEqualTo(1);
        assertThat(reading.of(Sign.RETURNS)).isCloseTo(200.0 / 350, within(0.2));
        assertThat(reading.of(Sign.RAGE)).isEqualTo(1);
        assertThat(reading.of(Sign.STOPPED)).isEqualTo(1);
        assertThat(reading.of(Sign.SILENT)).isCloseTo(2, within(1e-9));
        assertThat(reading.of(Sign.CARTS)).isEqualTo(1);
        assertThat(Signs.at(with(troubled, new Deed(129, Kind.VISIT, 9)), 155)
                        .orElseThrow()
                        .of(Sign.CARTS))
                .isZero();
    }

    @Test
    void howOftenSomebodySpeaksAndHowLongTheyWaitForAnAnswerIsToldAgainstTheirOwnUsual() {
        List<Deed> quiet = with(
                regular(),
                new Deed(20, Kind.WROTE, 1),
                new Deed(22, Kind.ANSWERED, 1),
                new Deed(130, Kind.WROTE, 1),
                new Deed(135, Kind.ANSWERED, 1),
                new Deed(136, Kind.RATED, 1));
        Reading reading = Signs.at(quiet, 141).orElseThrow();
        // Waited two days before, and a day is taken for granted: 36 hours are usual.
        assertThat(reading.of(Sign.ANSWERS)).isCloseTo(5 * 24 - 36, within(1e-9));
        assertThat(reading.of(Sign.SPEAKS)).isCloseTo(2 - 60.0 / 74, within(1e-9));
        Reading open =
                Signs.at(with(regular(), new Deed(130, Kind.COMPLAINT, 1)), 141).orElseThrow();
        assertThat(open.of(Sign.ANSWERS)).as("still waits").isCloseTo(11 * 24 - 24, within(1e-9));
        List<Deed> clicks = with(regular(), new Deed(30, Kind.RAGE, 1), new Deed(120, Kind.RAGE, 1));
        assertThat(Signs.at(clicks, 141).orElseThrow().of(Sign.RAGE)).isCloseTo(1 - 60.0 / 74, within(1e-9));
    }

    @Test
    void theChanceOfALongSilenceIsThatOfAGammaWait() {
        assertThat(Gammas.logGamma(5)).isCloseTo(Math.log(24), within(1e-9));
        assertThat(Gammas.logLonger(1, 3)).isCloseTo(-3, within(1e-9));
        assertThat(Gammas.logLonger(2, 0.5)).isCloseTo(-0.5 + Math.log(1.5), within(1e-9));
        assertThat(Gammas.logLonger(5, 20)).isCloseTo(-20 + Math.log(8_221), within(1e-6));
        assertThat(Gammas.logLonger(3, 900)).isCloseTo(-900 + Math.log(1 + 900 + 405_000), within(1e-6));
        assertThat(Gammas.logLonger(4, 0)).isZero();
    }

    @Test
    void aHabitThatFadesIsTheLikelierOneAndAHabitAsEverTheUnlikelierOne() {
        Random random = new Random(3);
        int found = 0;
        int wrongly = 0;
        for (int i = 0; i < 200; i++) {
            found += fading(random, true).both() > 3 ? 1 : 0;
            wrongly += fading(random, false).both() > 3 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(150);
        assertThat(wrongly).isLessThan(6);
        Fading silent = Signs.at(regular(), 175).orElseThrow().fading();
        assertThat(silent.silence())
                .isGreaterThan(Signs.at(regular(), 147).orElseThrow().fading().silence());
        assertThat(silent.gaps()).as("a silence is a gap, too").isGreaterThan(1);
        assertThat(silent.baskets()).isNegative();
    }

    private static Fading fading(Random random, boolean fades) {
        List<Deed> deeds = new ArrayList<>();
        double day = 0;
        while (day < 360) {
            double parting = fades ? Math.clamp((day - 260) / 100, 0, 1) : 0;
            deeds.add(new Deed(day, Kind.VISIT, 50 * Math.exp(0.4 * random.nextGaussian()) * (1 - 0.6 * parting)));
            day += 8 * Math.exp(0.4 * random.nextGaussian()) * (1 + 1.6 * parting);
        }
        return Signs.at(deeds, 360).orElseThrow().fading();
    }

    @Test
    void anAlarmRingsFromTheScoreThatWouldHaveDoneBest() {
        Panel panel = new Panel();
        // The first left, the second and the third stay; each is looked at twice.
        panel.add(regular(), new double[] {100, 120}, 400, 0.7);
        List<Deed> stays = new ArrayList<>(regular());
        for (int i = 21; i <= 57; i++) {
            stays.add(new Deed(7 * i, Kind.VISIT, 50));
        }
        panel.add(stays, new double[] {100, 120}, 400, 0.7);
        panel.add(stays, new double[] {100, 120}, 400, 0.7);
        assertThat(panel.alarm(new double[] {0.2, 0.6, 0.5, 0.1, 0.3, 0.3})).isEqualTo(0.6);
        assertThat(panel.alarm(new double[] {0.2, 0.4, 0.5, 0.1, 0.3, 0.3})).isEqualTo(0.4);
        assertThat(panel.half(true).size()).isEqualTo(4);
        assertThat(panel.half(false).leavers()).isZero();
    }

    @Test
    void aPurchaseWhoseSumIsNotKnownSaysNothingAboutBaskets() {
        List<Deed> unknown =
                regular().stream().map(d -> new Deed(d.day(), d.kind(), 0)).toList();
        Reading reading = Signs.at(unknown, 141).orElseThrow();
        assertThat(reading.of(Sign.SMALLER)).isEqualTo(1);
        assertThat(java.util.Arrays.stream(reading.features()).allMatch(Double::isFinite))
                .isTrue();
    }

    @Test
    void theWeightsOfAKnownModelAreFoundAgainWithTheirUncertainty() {
        Random random = new Random(7);
        double[][] x = new double[20_000][2];
        boolean[] y = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i][0] = random.nextGaussian();
            x[i][1] = random.nextGaussian() * 3 + 5;
            double z = -2 + 1.0 * x[i][0] - 0.5 * (x[i][1] - 5) / 3;
            y[i] = random.nextDouble() < 1 / (1 + Math.exp(-z));
        }
        Logistic fit = Logistic.fit(x, y, 1e-3);
        assertThat(Math.log(fit.odds(0))).isCloseTo(1.0, within(0.08));
        assertThat(Math.log(fit.odds(1))).isCloseTo(-0.5, within(0.08));
        assertThat(fit.chance(new double[] {0, 5})).isCloseTo(0.119, within(0.01));
        assertThat(fit.oddsInterval(0)[0]).isLessThan(Math.exp(1.0)).isGreaterThan(Math.exp(0.85));
        double[] interval = fit.interval(new double[] {0, 5});
        assertThat(interval[0]).isLessThan(0.119);
        assertThat(interval[1]).isGreaterThan(0.119).isLessThan(0.14);
        Logistic again = Logistic.read(fit.numbers(), 2);
        assertThat(again.chance(new double[] {1, 2})).isEqualTo(fit.chance(new double[] {1, 2}));
        assertThat(again.interval(new double[] {1, 2})).isEqualTo(fit.interval(new double[] {1, 2}));
        assertThatThrownBy(() -> Logistic.read(new double[3], 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Logistic.fit(x, y, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMoreThePenaltyTheSmallerTheWeight() {
        double[][] x = {{1}, {2}, {3}, {4}};
        boolean[] y = {false, false, true, true};
        assertThat(Logistic.fit(x, y, 1).odds(0))
                .isGreaterThan(Logistic.fit(x, y, 10).odds(0))
                .isLessThan(100);
    }

    @Test
    void opinionsAgeAndFewOfThemAreDrawnTowardsTheHouse() {
        List<Deed> one = List.of(new Deed(100, Kind.RATED, 1));
        assertThat(Panel.said(one, 100, 0.7).orElseThrow()).isCloseTo((1 + 1.4) / 3, within(1e-9));
        assertThat(Panel.said(one, 220, 0.7).orElseThrow()).isCloseTo((0.5 + 1.4) / 2.5, within(1e-9));
        assertThat(Panel.said(one, 500, 0.7)).isEmpty();
        assertThat(Panel.said(one, 99, 0.7)).isEmpty();
    }

    @Test
    void pairsPutRightAreCounted() {
        boolean[] left = {false, true, false, true};
        assertThat(Panel.ranking(new double[] {1, 4, 2, 3}, left)).isEqualTo(1);
        assertThat(Panel.ranking(new double[] {4, 1, 3, 2}, left)).isZero();
        assertThat(Panel.ranking(new double[] {1, 1, 1, 1}, left)).isEqualTo(0.5);
    }

    @Test
    void aDayTeachesOnlyOnceItIsKnownWhatCameAfter() {
        Panel panel = new Panel();
        panel.add(regular(), new double[] {70, 100, 139}, 140 + Panel.AHEAD + 31, 0.7);
        assertThat(panel.size()).isEqualTo(3);
        assertThat(panel.outcomes()).containsExactly(false, true, true);
        assertThat(panel.part(100, true).size()).isEqualTo(1);
        assertThat(panel.part(100, false).leavers()).isEqualTo(1);
        Panel young = new Panel();
        young.add(regular(), new double[] {139}, 150, 0.7);
        assertThat(young.size()).isZero();
    }
}
