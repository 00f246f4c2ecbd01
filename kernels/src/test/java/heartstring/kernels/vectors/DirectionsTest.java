package heartstring.kernels.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirectionsTest {

    private static final int NUMBERS = 384;

    private static float[] direction(Random random) {
        float[] numbers = new float[NUMBERS];
        double squares = 0;
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = (float) random.nextGaussian();
            squares += numbers[i] * numbers[i];
        }
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] /= (float) Math.sqrt(squares);
        }
        return numbers;
    }

    @Test
    void theNearestAreTheSameAsWithExactNumbers() {
        Random random = new Random(7);
        Directions directions = new Directions(NUMBERS, 10_000);
        float[][] all = new float[6_000][];
        for (int i = 0; i < all.length; i++) {
            all[i] = direction(random);
            directions.put(i + 1, Directions.bytes(all[i]));
        }
        float[] wanted = all[4_999];
        List<Directions.Near> nearest = directions.nearest(Directions.bytes(wanted), -1, 5);
        assertThat(nearest).hasSize(5);
        assertThat(nearest.getFirst().id()).isEqualTo(5_000);
        assertThat(nearest.getFirst().likeness()).isCloseTo(1, within(1e-6));
        for (Directions.Near near : nearest) {
            double exact = 0;
            for (int i = 0; i < NUMBERS; i++) {
                exact += wanted[i] * all[(int) near.id() - 1][i];
            }
            assertThat(near.likeness()).isCloseTo(exact, within(0.01));
        }
        assertThat(directions.nearest(Directions.bytes(wanted), 0.9, 5)).hasSize(1);
    }

    @Test
    void theSmallestGiveWayAndWhatIsTakenAwayIsNotFound() {
        Random random = new Random(8);
        Directions directions = new Directions(NUMBERS, 3);
        byte[] one = Directions.bytes(direction(random));
        for (long id : new long[] {5, 3, 9, 7, 1}) {
            directions.put(id, one);
        }
        assertThat(directions.nearest(one, 0.9, 10))
                .extracting(Directions.Near::id)
                .containsExactly(5L, 7L, 9L);
        directions.remove(7);
        directions.remove(4);
        directions.put(9, Directions.bytes(direction(random)));
        assertThat(directions.nearest(one, 0.9, 10))
                .extracting(Directions.Near::id)
                .containsExactly(5L);
        directions.put(2, one);
        assertThat(directions.size()).isEqualTo(3);
        directions.clear();
        assertThat(directions.nearest(one, -1, 10)).isEmpty();
    }

    @Test
    void whatStandsHighInSeveralRankingsComesFirst() {
        assertThat(Rankings.fused(List.of(List.of(1L, 2L, 3L), List.of(4L, 2L)), 10))
                .containsExactly(2L, 1L, 4L, 3L);
        assertThat(Rankings.fused(List.of(List.of(), List.of(1L, 2L)), 1)).containsExactly(1L);
    }
}
