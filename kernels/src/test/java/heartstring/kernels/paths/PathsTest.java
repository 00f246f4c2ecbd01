package heartstring.kernels.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import heartstring.kernels.paths.Discovered.Arrow;
import heartstring.kernels.paths.Discovered.Edge;
import heartstring.kernels.paths.Discovered.Node;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PathsTest {

    private static final double DAY = 86_400;

    /** One customer who does each of these a day after the other. */
    private static void walk(Paths paths, boolean over, int... steps) {
        double[] seconds = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            seconds[i] = i * DAY;
        }
        paths.add(steps, seconds, over);
    }

    private static Edge edge(Discovered found, int from, int to) {
        return found.edges().stream()
                .filter(e -> e.from() == from && e.to() == to)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stepsLoopsEndsAndDurationsAreCounted() {
        Paths paths = new Paths(3);
        for (int i = 0; i < 8; i++) {
            walk(paths, true, 0, 0, 1, 2);
        }
        walk(paths, true, 0, 1, 0, 1);
        walk(paths, false, 1);
        walk(paths, true);
        Discovered found = paths.discovered();

        assertThat(found.customers()).isEqualTo(10);
        Node first = found.nodes().getFirst();
        assertThat(first.customers()).isEqualTo(9);
        assertThat(first.touches()).isEqualTo(18);
        assertThat(first.returned()).isEqualTo(1);
        assertThat(first.wentOn()).isEqualTo(9);
        assertThat(first.onwardSeconds()).isCloseTo(2 * DAY, within(0.05 * 2 * DAY));
        assertThat(found.nodes().get(1).wentOn()).isEqualTo(8);
        assertThat(found.nodes().get(1).ended()).isEqualTo(1);
        assertThat(found.nodes().get(2).ended()).isEqualTo(8);

        Edge forward = edge(found, 0, 1);
        assertThat(forward.customers()).isEqualTo(9);
        assertThat(forward.times()).isEqualTo(10);
        assertThat(forward.back()).isEqualTo(1);
        assertThat(forward.medianSeconds()).isCloseTo(DAY, within(0.05 * DAY));
        assertThat(edge(found, Discovered.START, 1).customers()).isEqualTo(1);
        assertThat(edge(found, 2, Discovered.END).times()).isEqualTo(8);
        assertThat(found.ways().getFirst().steps().steps()).containsExactly(0, 1, 2);
        assertThat(found.ways().getFirst().loops()).isFalse();
        assertThat(found.ways().stream().filter(Discovered.Way::loops)).hasSize(1);
    }

    @Test
    void rareWaysAreLeftOutWholeSoThatTheNumbersOfTheOthersAddUp() {
        Paths paths = new Paths(3);
        for (int i = 0; i < 80; i++) {
            walk(paths, true, 0, 1);
        }
        for (int i = 0; i < 20; i++) {
            walk(paths, true, 0, 2, 1, 2);
        }
        Discovered found = paths.discovered();
        Discovered.Shown most = found.most(0.8, 5);
        assertThat(most.customers()).isEqualTo(80);
        assertThat(most.arrows())
                .containsExactlyInAnyOrder(
                        new Arrow(Discovered.START, 0, 80, false),
                        new Arrow(0, 1, 80, false),
                        new Arrow(1, Discovered.END, 80, false));
        Discovered.Shown all = found.most(1, 5);
        assertThat(all.share()).isEqualTo(1);
        assertThat(all.nodes()).containsEntry(0, 100L).containsEntry(2, 20L);
        assertThat(all.arrows()).contains(new Arrow(1, 2, 20, true));
        assertThat(found.most(1, 21).customers()).as("no way of a few").isEqualTo(80);
    }

    @Test
    void aMillionWaysNeedNoMoreRoomAndFrequentOnesAreFoundTheSameEachTime() {
        Discovered once = random();
        assertThat(once).isEqualTo(random());
        Discovered.Way frequent = once.ways().getFirst();
        assertThat(frequent.steps().steps()).containsExactly(0, 1, 2, 3);
        assertThat((double) frequent.customers() / once.customers()).isCloseTo(0.1, within(0.01));
    }

    private static Discovered random() {
        SplittableRandom random = new SplittableRandom(3);
        Paths paths = new Paths(6);
        for (int i = 0; i < 30_000; i++) {
            if (random.nextInt(10) == 0) {
                walk(paths, true, 0, 1, 2, 3);
            } else {
                int[] steps = new int[20];
                for (int n = 0; n < steps.length; n++) {
                    steps[n] = random.nextInt(6);
                }
                walk(paths, false, steps);
            }
        }
        return paths.discovered();
    }

    @Test
    void longWaysAreCutAndWhatCannotBeIsRefused() {
        Paths paths = new Paths(2);
        walk(paths, true, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
        Discovered.Steps steps = paths.discovered().ways().getFirst().steps();
        assertThat(steps.cut()).isTrue();
        assertThat(steps.steps()).hasSize(Paths.LONGEST);
        assertThat(new Paths(1).discovered().ways()).isEqualTo(List.of());
        assertThatThrownBy(() -> new Paths(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
