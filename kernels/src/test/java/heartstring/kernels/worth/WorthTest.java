package heartstring.kernels.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn from known parameters is found again, and what is foreseen is what the lots come to. */
class WorthTest {

    /** Customers who buy by a model from days 0 to 100 on until day 300. */
    private static Histories histories(Buying truth, int many, long seed) {
        Dice dice = new Dice(seed);
        int[] again = new int[many];
        double[] last = new double[many];
        double[] age = new double[many];
        for (int i = 0; i < many; i++) {
            age[i] = Math.floor(200 + 100 * dice.unit());
            double[] p = truth.parameters();
            double rate = dice.gamma(p[0]) / p[1];
            boolean bg = truth instanceof BgNbd;
            double until = bg ? age[i] : Math.min(age[i], dice.exponential() / (dice.gamma(p[2]) / p[3]));
            double stops = bg ? dice.beta(p[2], p[3]) : 0;
            double time = dice.exponential() / rate;
            while (time < until) {
                again[i]++;
                last[i] = time;
                time = bg && dice.unit() < stops ? Double.POSITIVE_INFINITY : time + dice.exponential() / rate;
            }
        }
        return Histories.of(again, last, age, many);
    }

    @Test
    void parametersThatWerePlantedAreFoundAgain() {
        BgNbd planted = BgNbd.of(0.8, 20, 0.9, 3.5);
        BgNbd found = BgNbd.fit(histories(planted, 30_000, 3)).orElseThrow();
        assertThat(found.r()).isCloseTo(0.8, within(0.06));
        assertThat(found.alpha()).isCloseTo(20, within(2.0));
        assertThat(found.a() / (found.a() + found.b())).isCloseTo(0.9 / 4.4, within(0.02));
        assertThat(found.fresh(100)).isCloseTo(planted.fresh(100), within(0.03 * planted.fresh(100)));
        ParetoNbd other = ParetoNbd.of(0.7, 12, 0.6, 60);
        ParetoNbd again = ParetoNbd.fit(histories(other, 12_000, 4)).orElseThrow();
        assertThat(again.r()).isCloseTo(0.7, within(0.07));
        assertThat(again.alpha()).isCloseTo(12, within(1.5));
        assertThat(again.fresh(100)).isCloseTo(other.fresh(100), within(0.04 * other.fresh(100)));
        assertThat(again.spread()[0][0]).isBetween(0.001, 0.2);
        BgNbd near = found.nearby(new Dice(1));
        assertThat(near.r()).isNotEqualTo(found.r()).isCloseTo(found.r(), within(0.2));
    }

    @Test
    void moreOfTheSameIsTheSameAndKeptOnce() {
        Histories once = histories(BgNbd.of(0.5, 10, 0.8, 2.5), 1_500, 5);
        int rows = once.rows();
        int[] again = new int[2 * rows];
        double[] last = new double[2 * rows];
        double[] age = new double[2 * rows];
        for (int i = 0; i < again.length; i++) {
            again[i] = once.again(i % rows);
            last[i] = once.last(i % rows);
            age[i] = once.age(i % rows);
        }
        Histories twice = Histories.of(again, last, age, again.length);
        assertThat(twice.rows()).isEqualTo(rows);
        assertThat(twice.customers()).isEqualTo(2L * rows);
        assertThat(twice.weight(0)).isEqualTo(2);
        assertThat(once.customers()).isEqualTo(1_500);
        assertThat(once.rows()).as("who never came again is kept by age alone").isLessThan(1_500);
        assertThat(BgNbd.fit(twice).orElseThrow().parameters())
                .usingComparatorWithPrecision(1e-3)
                .containsExactly(BgNbd.fit(Histories.of(
                                Arrays.copyOf(again, rows), Arrays.copyOf(last, rows), Arrays.copyOf(age, rows), rows))
                        .orElseThrow()
                        .parameters());
    }

    @Test
    void whatIsForeseenIsWhatTheLotsComeTo() {
        for (Buying buying : new Buying[] {
            BgNbd.of(0.2426, 4.4135, 0.7929, 2.4258),
            BgNbd.of(1.5, 30, 1, 0.4),
            BgNbd.of(0.3, 5, 0.2, 0.5),
            BgNbd.of(2, 40, 60, 900),
            ParetoNbd.of(0.5533, 10.578, 0.6062, 11.668),
            ParetoNbd.of(1.2, 20, 1, 90)
        }) {
            for (int again : new int[] {0, 2, 40}) {
                Dice dice = new Dice(again + 7);
                double sum = 0;
                int draws = 60_000;
                for (int i = 0; i < draws; i++) {
                    sum += buying.draw(again, 39, 39, dice);
                }
                double foreseen = buying.ifAlive(again, 39, 39);
                assertThat(sum / draws)
                        .as(buying + " after " + again)
                        .isCloseTo(foreseen, within(0.03 * foreseen + 0.01));
            }
        }
        // The example of the paper: two repeat purchases, the last after 30.43 weeks of 38.86.
        BgNbd paper = BgNbd.of(0.2426, 4.4135, 0.7929, 2.4258);
        assertThat(paper.expected(2, 30.43, 38.86, 39)).isCloseTo(1.226, within(0.0005));
        assertThat(paper.residual(2, 30.43, 38.86, 0, 39)).isCloseTo(1.226, within(0.0005));
        assertThat(paper.residual(2, 30.43, 38.86, 0.01, 39)).isBetween(0.9, 1.2);
    }

    @Test
    void howLikelySomebodyStillComesFallsWithSilence() {
        for (Buying buying :
                new Buying[] {BgNbd.of(0.2426, 4.4135, 0.7929, 2.4258), ParetoNbd.of(0.5533, 10.578, 0.6062, 11.668)}) {
            double before = 1.0001;
            for (double silent = 0; silent <= 60; silent += 5) {
                double alive = buying.alive(6, 20, 20 + silent);
                assertThat(alive).isBetween(0.0, before);
                before = alive;
            }
            assertThat(before).isLessThan(0.3);
            assertThat(buying.alive(3, 10, 10)).isGreaterThan(0.7);
            assertThat(buying.stops(9, 30)).isBetween(0.0, 0.2);
        }
        // The integral against plain sums of small steps.
        ParetoNbd pareto = ParetoNbd.of(0.9, 3, 1.4, 40);
        double still = Math.pow(3 + 50.0, -4.9) * Math.pow(40 + 50.0, -1.4);
        double stopped = 0;
        int steps = 200_000;
        for (int i = 0; i < steps; i++) {
            double y = 12 + (i + 0.5) * 38 / steps;
            stopped += 1.4 * Math.pow(3 + y, -4.9) * Math.pow(40 + y, -2.4) * 38 / steps;
        }
        assertThat(pareto.alive(4, 12, 50)).isCloseTo(still / (still + stopped), within(1e-8));
    }

    @Test
    void paymentsAreDrawnTowardsThoseOfAll() {
        Dice dice = new Dice(9);
        int many = 20_000;
        int[] times = new int[many];
        double[] mean = new double[many];
        for (int i = 0; i < many; i++) {
            times[i] = 1 + dice.poisson(2);
            double rate = dice.gamma(4) / 1_500;
            mean[i] = dice.gamma(6 * times[i]) / rate / times[i];
        }
        GammaGamma found = GammaGamma.fit(times, mean, many).orElseThrow();
        assertThat(found.p()).isCloseTo(6, within(0.5));
        assertThat(found.q()).isCloseTo(4, within(0.3));
        assertThat(found.v()).isCloseTo(1_500, within(200.0));
        assertThat(found.mean(0, 0)).as("of whom nothing is known").isCloseTo(3_000, within(150.0));
        assertThat(found.mean(1, 9_000)).isBetween(3_000.0, 9_000.0);
        assertThat(found.mean(50, 9_000)).isCloseTo(9_000, within(200.0));
        Outlook outlook =
                Outlook.of(new Outlook.Past(10, 100, 0.9, 11, 4_000), 365, BgNbd.of(2, 20, 0.5, 20), found, 4_000, 5);
        assertThat(outlook.low()).isLessThan(outlook.spent());
        assertThat(outlook.high()).isGreaterThan(outlook.spent());
        assertThat(outlook.purchases()).isBetween(20.0, 40.0);
    }

    @Test
    void aHabitIsFoundThoughSomeVisitsWentUnseen() {
        Dice dice = new Dice(21);
        House.Gathered gathered = new House.Gathered();
        double[] pace = new double[400];
        double[][] gaps = new double[pace.length][];
        for (int i = 0; i < pace.length; i++) {
            pace[i] = 4 + 20 * dice.unit();
            gaps[i] = new double[6 + (int) (20 * dice.unit())];
            for (int g = 0; g < gaps[i].length; g++) {
                gaps[i][g] = pace[i] * dice.gamma(5) / 5;
                gaps[i][g] += dice.unit() < 0.08 ? pace[i] * dice.gamma(5) / 5 : 0;
            }
            gathered.add(gaps[i], gaps[i].length);
        }
        House house = gathered.house().orElseThrow();
        assertThat(house.shape()).isBetween(3.0, 7.0);
        double[] ratios = new double[pace.length];
        double ordinary = 0;
        for (int i = 0; i < pace.length; i++) {
            Cadence cadence = Cadence.of(gaps[i], gaps[i].length, house).orElseThrow();
            ratios[i] = cadence.days() / pace[i];
            double next = pace[i] * dice.gamma(5) / 5 + (dice.unit() < 0.08 ? pace[i] * dice.gamma(5) / 5 : 0);
            ordinary += cadence.ordinary(next) < 0.05 ? 1 : 0;
            assertThat(cadence.ordinary(0)).isEqualTo(1);
            assertThat(cadence.ordinary(50 * pace[i])).isLessThan(0.001);
            assertThat(cadence.alive(pace[i], 0.05)).isGreaterThan(cadence.alive(4 * pace[i], 0.05));
        }
        Arrays.sort(ratios);
        assertThat(ratios[ratios.length / 2]).isCloseTo(1, within(0.08));
        assertThat(ordinary / pace.length)
                .as("so many gaps of a hundred are odd by chance")
                .isBetween(0.0, 0.12);
        assertThat(Cadence.of(new double[] {7, 7}, 2, house)).isEmpty();
    }

    @Test
    void equalValuesHaveEqualScores() {
        double[] values = {1, 1, 1, 1, 1, 1, 2, 3, 9, 9};
        Quintiles quintiles = Quintiles.of(values, values.length);
        assertThat(Arrays.stream(values).mapToInt(quintiles::score).toArray())
                .containsExactly(2, 2, 2, 2, 2, 2, 4, 4, 5, 5);
        assertThat(quintiles.score(0)).isEqualTo(1);
        assertThat(Quintiles.of(new double[] {4, 4, 4}, 3).score(4)).isEqualTo(3);
        assertThat(Quintiles.of(new double[0], 0).score(4)).isEqualTo(3);
    }

    @Test
    void tooFewOrAllAlikeIsAnAnswerAndNeverNotANumber() {
        Visits few = new Visits();
        for (int i = 0; i < 10; i++) {
            few.customer(i);
            few.purchase(i, 1_000);
        }
        Learning.Learnt nothing = new Learning(few, 40).learn();
        assertThat(nothing.model().buying()).isNull();
        assertThat(nothing.trial()).isNull();
        Standing once = nothing.model().standing(few.life(3, 1), 40, 3);
        assertThat(once.outlook()).isNull();
        assertThat(once.cadence()).isNull();
        assertThat(once.drifting()).isFalse();

        Visits alike = new Visits();
        for (int i = 0; i < 200; i++) {
            alike.customer(i);
            for (int visit = 0; visit < 20; visit++) {
                alike.purchase(7 * visit, 500);
                alike.purchase(7 * visit + 0.1, 0);
            }
        }
        assertThat(alike.count(5)).as("what is close together is one visit").isEqualTo(20);
        assertThat(alike.countBy(5, 70)).isEqualTo(11);
        Learning learning = new Learning(alike, 140);
        Learning.Learnt learnt = learning.learn();
        Standing standing = learnt.model().standing(alike.life(5, 20), 140, 5);
        Standing.Ahead ahead = standing.outlook();
        assertThat(ahead).isNotNull();
        assertThat(List.of(
                        ahead.alive(),
                        ahead.quarter(),
                        ahead.year().spent(),
                        ahead.year().low(),
                        ahead.year().high(),
                        ahead.atStake()))
                .allSatisfy(value -> assertThat(value).isFinite().isNotNegative());
        assertThat(standing.cadence()).isNotNull();
        assertThat(standing.cadence().days()).isCloseTo(7, within(0.2));
        assertThat(standing.ordinary()).isGreaterThan(0.2);
        assertThat(learnt.trial()).isNotNull();
        assertThat(learnt.trial().sum().actual()).isGreaterThan(0);
        assertThat(learning.ahead(learnt.model(), 4, 0.1)).hasSize(4).allSatisfy(step -> {
            assertThat(step.expected()).isFinite();
            assertThat(step.low()).isLessThanOrEqualTo(step.expected());
        });
    }

    @Test
    void aForecastOfThePastComesTrueForCustomersWithHabits() {
        Dice dice = new Dice(2);
        Visits visits = new Visits();
        for (int i = 0; i < 1_500; i++) {
            visits.customer(i);
            double pace = 4 + dice.gamma(2) * 6;
            double leaves = dice.exponential() * 500;
            for (double day = 100 * dice.unit(), first = day; day < 300 && day < first + leaves; ) {
                visits.purchase(day, 1_000 + (long) (2_000 * dice.unit()));
                day += pace * dice.gamma(5) / 5;
            }
        }
        Learning.Learnt learnt = new Learning(visits, 300).learn();
        Trial trial = learnt.trial();
        assertThat(trial).isNotNull();
        System.out.println("Forecast of the past: " + trial.way() + ", " + trial.sum() + ", wrong by " + trial.error()
                + ", by pace " + trial.naive());
        assertThat(trial.miss()).isLessThan(0.12);
        assertThat(trial.error()).isLessThan(trial.naive());
        assertThat(trial.weeks()).hasSize(trial.days() / 7);
        assertThat(trial.way()).as("habits are regular, so they tell more").endsWith("by habit");
    }
}
