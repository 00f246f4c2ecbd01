package heartstring.kernels.paths;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ways found. Steps are numbers from 0 in the order of the design; {@link #START} and {@link #END} stand for beginning and end.
 *
 * @param customers who went any way at all
 * @param nodes one for each step, in their order
 * @param edges what directly follows what, by step
 * @param ways whole ways, the most frequent first
 */
public record Discovered(long customers, List<Node> nodes, List<Edge> edges, List<Way> ways) {

    /** Where each way begins. */
    public static final int START = -1;

    /** Where each way ends that is over. */
    public static final int END = -2;

    public Discovered {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        ways = List.copyOf(ways);
    }

    /**
     * A step.
     *
     * @param customers who came to it
     * @param touches how often something happened at it
     * @param returned who came back to it after another step
     * @param wentOn who came to a later step of the design afterwards
     * @param ended for whom it was the last, and nothing has happened for long
     * @param onwardSeconds the median of how long it was until a later step of the design began; 0 when nobody went on
     */
    public record Node(
            int step, long customers, long touches, long returned, long wentOn, long ended, double onwardSeconds) {}

    /**
     * One step directly after another; steps of the same kind in a row are one.
     *
     * @param times how often
     * @param back how often to a step that the same customer had been at before
     * @param medianSeconds between the last thing at the one and the first at the other; 0 at beginning and end
     */
    public record Edge(int from, int to, long customers, long times, long back, double medianSeconds) {}

    /** The steps of a way in their order; {@code cut} when it went on further than is kept, {@code over} when it has ended. */
    public record Steps(List<Integer> steps, boolean cut, boolean over) {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /** A whole way and how many took exactly it. */
    public record Way(Steps steps, long customers) {

        /** Whether it comes back to a step. */
        public boolean loops() {
            return new HashSet<>(steps.steps()).size() < steps.steps().size();
        }
    }

    /** One arrow of the graph of some ways: how many customers went it, and whether mostly back to where they had been. */
    public record Arrow(int from, int to, long customers, boolean back) {}

    /** Some whole ways, and the graph of those who took them. */
    public record Shown(long customers, double share, List<Way> ways, Map<Integer, Long> nodes, List<Arrow> arrows) {
        public Shown {
            ways = List.copyOf(ways);
            nodes = Map.copyOf(nodes);
            arrows = List.copyOf(arrows);
        }
    }

    /** The most frequent ways that together so great a share took, as far as ways are known that at least so many took each. */
    public Shown most(double share, long least) {
        List<Way> taken = new ArrayList<>();
        long covered = 0;
        for (Way way : ways) {
            if (covered >= share * customers || way.customers() < least) {
                break;
            }
            taken.add(way);
            covered += way.customers();
        }
        Map<Integer, Long> counts = new TreeMap<>();
        Map<Long, long[]> arrows = new TreeMap<>();
        taken.forEach(way -> count(way, counts, arrows));
        List<Arrow> drawn = new ArrayList<>();
        arrows.forEach((key, count) ->
                drawn.add(new Arrow((int) (key >> 32), (int) (long) key, count[0], 2 * count[2] > count[1])));
        return new Shown(covered, customers == 0 ? 0 : (double) covered / customers, taken, counts, drawn);
    }

    private static void count(Way way, Map<Integer, Long> nodes, Map<Long, long[]> arrows) {
        Set<Integer> been = new HashSet<>();
        Set<Long> gone = new HashSet<>();
        int from = START;
        List<Integer> steps = new ArrayList<>(way.steps().steps());
        if (way.steps().over() && !way.steps().cut()) {
            steps.add(END);
        }
        for (int to : steps) {
            long key = ((long) from << 32) | (to & 0xffffffffL);
            long[] count = arrows.computeIfAbsent(key, k -> new long[3]);
            count[0] += gone.add(key) ? way.customers() : 0;
            count[1] += way.customers();
            count[2] += been.contains(to) ? way.customers() : 0;
            if (been.add(to) && to != END) {
                nodes.merge(to, way.customers(), Long::sum);
            }
            from = to;
        }
    }
}
