package heartstring.kernels.memberships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembershipsTest {

    @Test
    void countsAreThoseOfSetsComparedOneByOne() {
        Random random = new Random(7);
        int groups = 9;
        List<Set<Long>> sets = new java.util.ArrayList<>();
        Memberships memberships = new Memberships();
        Set<Long> anywhere = new HashSet<>();
        for (int g = 0; g < groups; g++) {
            Set<Long> set = new HashSet<>();
            sets.add(set);
            for (int i = 0; i < 4_000; i++) {
                long member = 1 + random.nextInt(20_000) + (g == 3 ? 1L << 40 : 0);
                set.add(member);
                anywhere.add(member);
                memberships.add(member, g);
            }
        }
        Map<Long, Long> cells = memberships.cells();
        assertThat(memberships.size()).isEqualTo(anywhere.size());
        assertThat(cells.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(anywhere.size());
        long[] sizes = Overlaps.sizes(cells, groups);
        for (int g = 0; g < groups; g++) {
            assertThat(sizes[g]).isEqualTo(sets.get(g).size());
        }
        int[] chosen = {6, 0, 2};
        List<Cell> among = Overlaps.among(cells, chosen);
        assertThat(among).hasSize(7);
        long before = Long.MAX_VALUE;
        for (Cell cell : among) {
            long byHand = anywhere.stream()
                    .filter(m -> {
                        for (int i = 0; i < chosen.length; i++) {
                            if (sets.get(chosen[i]).contains(m) != cell.has(i)) {
                                return false;
                            }
                        }
                        return true;
                    })
                    .count();
            assertThat(cell.members()).isEqualTo(byHand).isLessThanOrEqualTo(before);
            before = cell.members();
        }
        Pair pair = Overlaps.pair(cells, 1, 4, 50_000);
        Set<Long> both = new HashSet<>(sets.get(1));
        both.retainAll(sets.get(4));
        assertThat(pair.both()).isEqualTo(both.size());
        assertThat(pair.lift().orElseThrow())
                .isCloseTo(both.size() * 50_000.0 / (double) (sizes[1] * sizes[4]), within(1e-9));
        assertThat(memberships.of(99_999_999)).isZero();
    }

    @Test
    void nothingIsToldOfNothing() {
        Memberships none = new Memberships();
        assertThat(none.cells()).isEmpty();
        assertThat(Overlaps.among(Map.of(), new int[] {0, 1})).isEmpty();
        Pair pair = Overlaps.pair(Map.of(), 0, 1, 0);
        assertThat(pair.share()).isEmpty();
        assertThat(pair.alike()).isEmpty();
        assertThat(pair.lift()).isEmpty();
        assertThat(Contrasts.told(new long[] {0}, 0, new long[] {3}, 10)).isEmpty();
        assertThat(Contrasts.told(new long[0], 5, new long[0], 10)).isEmpty();
        assertThatThrownBy(() -> none.add(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> none.add(1, 62)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofManyFeaturesThatDoNotDifferFewAreToldAndTheOneThatDoesComesFirst() {
        Random random = new Random(11);
        int features = 400;
        long[] hits = new long[features];
        long[] others = new long[features];
        for (int f = 0; f < features; f++) {
            double share = 0.05 + 0.5 * random.nextDouble();
            for (int i = 0; i < 300; i++) {
                hits[f] += random.nextDouble() < share ? 1 : 0;
            }
            for (int i = 0; i < 3_000; i++) {
                others[f] += random.nextDouble() < share ? 1 : 0;
            }
        }
        hits[17] = 200;
        others[17] = 300;
        List<Contrast> told = Contrasts.told(hits, 300, others, 3_000);
        assertThat(told).hasSizeBetween(1, 4);
        Contrast first = told.getFirst();
        assertThat(first.feature()).isEqualTo(17);
        assertThat(first.isMore()).isTrue();
        assertThat(first.share().value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(first.difference().interval().low()).isPositive().isEqualTo(first.atLeast());
        assertThat(first.rate()).isLessThan(1e-6);
        assertThat(Contrasts.told(new long[] {10}, 10, new long[] {20}, 20))
                .as("all alike")
                .isEmpty();
    }
}
