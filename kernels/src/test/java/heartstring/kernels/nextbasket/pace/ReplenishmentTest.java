package heartstring.kernels.nextbasket.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.kernels.nextbasket.pace.Replenishment.Due;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How long things last: by hand, by simulation, and where there is hardly anything to say. */
class ReplenishmentTest {

    private static Due coffee(double now) {
        return Replenishment.of(new double[] {0, 7, 14, 21, 28}, Gaps.UNKNOWN, now, 7)
                .orElseThrow();
    }

    @Test
    void theNormalDistributionIsRight() {
        assertThat(Normal.below(0)).isEqualTo(0.5, within(1e-15));
        assertThat(Normal.below(1.959963984540054)).isEqualTo(0.975, within(1e-12));
        assertThat(Normal.below(-5)).isEqualTo(2.866515718791939e-7, within(1e-18));
        assertThat(Normal.below(2.9999)).isEqualTo(1 - Normal.below(-2.9999), within(1e-15));
        assertThat(Normal.below(3.0001) - Normal.below(2.9999)).isEqualTo(0.0002 * 0.00443185, within(1e-9));
        for (double share : new double[] {1e-6, 0.01, 0.3, 0.5, 0.9, 0.9999}) {
            assertThat(Normal.below(Normal.quantile(share))).isEqualTo(share, within(1e-8));
        }
    }

    @Test
    void whoBuysCoffeeEverySevenDaysNeedsItThen() {
        Due due = coffee(31);
        assertThat(due.usual()).isBetween(7.0, 8.0);
        assertThat(due.day()).isEqualTo(28 + due.usual(), within(1e-9));
        assertThat(due.from()).isBetween(32.0, due.day());
        assertThat(due.until()).isBetween(due.day(), 42.0);
        assertThat(due.alive()).isGreaterThan(0.9);
        assertThat(due.soon()).isBetween(0.6, 0.8);
        // Right after buying it there is little chance to buy it within three days.
        assertThat(Replenishment.of(new double[] {0, 7, 14, 21, 28}, Gaps.UNKNOWN, 28, 3)
                        .orElseThrow()
                        .soon())
                .isLessThan(0.1);
        assertThat(coffee(38).from()).as("not before now").isGreaterThanOrEqualTo(38);
        assertThat(coffee(100).alive()).as("silent for far too long").isLessThan(0.05);
        assertThat(Replenishment.of(new double[] {0, 7}, Gaps.UNKNOWN, 9, 7))
                .as("too few")
                .isEmpty();
        assertThat(Replenishment.of(new double[] {3, 3, 3, 3}, Gaps.UNKNOWN, 9, 7))
                .as("one purchase in four lines")
                .isEmpty();
    }

    @Test
    void oneOddGapHardlyMatters() {
        Due even = coffee(30);
        Due odd = Replenishment.of(new double[] {-60, 0, 7, 14, 21, 28}, Gaps.UNKNOWN, 30, 7)
                .orElseThrow();
        assertThat(odd.usual()).isEqualTo(even.usual(), within(0.6));
    }

    @Test
    void whatOneCustomerDoesLeansOnWhatAllDo() {
        Gaps.Learning learning = new Gaps.Learning();
        learning.add(3, new double[] {0, 30, 60});
        learning.add(3, new double[] {5, 35});
        learning.add(4, new double[] {1});
        Gaps gaps = learning.learn();
        // Two customers at log 30, five more by the usual log 21, for all items together; then five of those for the
        // item.
        double all = (2 * Math.log(30) + 5 * Math.log(21)) / 7;
        assertThat(gaps.all().mean()).isEqualTo(all, within(1e-12));
        assertThat(gaps.of(3).mean()).isEqualTo((2 * Math.log(30) + 5 * all) / 7, within(1e-12));
        assertThat(gaps.of(3).customers()).isEqualTo(2);
        assertThat(gaps.of(4).mean()).isEqualTo(all, within(1e-12));
        assertThat(gaps.of(5_000)).isEqualTo(gaps.all());
        ByteBuffer bytes = ByteBuffer.allocate(gaps.bytes(10));
        gaps.write(10, bytes);
        assertThat(bytes.hasRemaining()).isFalse();
        assertThat(Gaps.read(bytes.flip()).of(3).mean()).isEqualTo(gaps.of(3).mean(), within(1e-6));
    }

    @Test
    void theWindowHoldsWhatItSays() {
        SplittableRandom random = new SplittableRandom(9);
        Gaps.Learning learning = new Gaps.Learning();
        double[][] lives = new double[2_000][];
        for (int c = 0; c < lives.length; c++) {
            double usual = Math.log(12) + 0.4 * random.nextGaussian();
            double[] days = new double[7];
            for (int d = 1; d < days.length; d++) {
                days[d] = days[d - 1] + Math.exp(usual + 0.35 * random.nextGaussian());
            }
            lives[c] = days;
            learning.add(0, Arrays.copyOf(days, 6));
        }
        Gaps.Gap gap = learning.learn().of(0);
        assertThat(gap.days()).isEqualTo(12, within(0.5));
        assertThat(gap.within()).isEqualTo(0.35 * 0.35, within(0.015));
        assertThat(gap.between()).isEqualTo(0.16, within(0.03));
        int early = 0;
        int late = 0;
        double told = 0;
        int bought = 0;
        for (double[] days : lives) {
            Due due = Replenishment.of(Arrays.copyOf(days, 6), gap, days[5], 7).orElseThrow();
            early += days[6] < due.from() ? 1 : 0;
            late += days[6] > due.until() ? 1 : 0;
            told += due.soon();
            bought += days[6] <= days[5] + 7 ? 1 : 0;
        }
        assertThat(early / 2_000.0).isEqualTo(0.2, within(0.04));
        assertThat(late / 2_000.0).isEqualTo(0.2, within(0.04));
        assertThat(told / 2_000).isEqualTo(0.95 * bought / 2_000.0, within(0.03));
    }

    @Test
    void oddPastsGiveNumbers() {
        double[][] odd = {
            {0, 0.6, 1.2}, {0, 1e6, 2e6}, {-5, 0, 5}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17}
        };
        for (double[] days : odd) {
            for (double later : new double[] {-3, 0, 1, 1e9}) {
                double now = days[days.length - 1] + later;
                Due due = Replenishment.of(days, Gaps.UNKNOWN, now, 7).orElseThrow();
                assertThat(List.of(due.usual(), due.day(), due.from(), due.until(), due.alive(), due.soon()))
                        .as(Arrays.toString(days) + " at " + now)
                        .allMatch(Double::isFinite);
                assertThat(due.from()).isLessThanOrEqualTo(due.until());
                assertThat(due.soon()).isBetween(0.0, 1.0);
            }
        }
    }
}
