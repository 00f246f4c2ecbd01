package heartstring.kernels.paths;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds the ways that customers take, one customer after the other; the room it needs does not grow with their number. */
public final class Paths {

    /** The most steps of a design. */
    public static final int MOST_STEPS = 32;

    /** A way is kept up to so many steps; what follows is left out. */
    public static final int LONGEST = 15;

    /** Ways that fewer than one in so many took may be missed. */
    private static final int WIDTH = 5_000;

    private static final int MOST_WAYS = 200;

    private final int steps;
    private final int places;
    private final Ways ways = new Ways(WIDTH);
    private final long[][] nodes;
    private final long[][] edges;
    private final Durations[] between;
    private final Durations[] onward;
    private long customers;

    /** For a design of so many steps; more than {@link #MOST_STEPS} or none are an {@link IllegalArgumentException}. */
    public Paths(int steps) {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(steps + " steps");
        }
        this.steps = steps;
        this.places = steps + 2;
        this.nodes = new long[steps][5];
        this.edges = new long[places * places][3];
        this.between = new Durations[places * places];
        this.onward = new Durations[steps];
        for (int i = 0; i < between.length; i++) {
            between[i] = new Durations();
        }
        for (int i = 0; i < steps; i++) {
            onward[i] = new Durations();
        }
    }

    /**
     * One customer: the step of each thing that happened and when, in seconds, in the order of time.
     *
     * @param over whether nothing has happened for so long that it has ended
     */
    public void add(int[] at, double[] seconds, boolean over) {
        if (at.length == 0) {
            return;
        }
        customers++;
        BitSet been = new BitSet(steps);
        BitSet returned = new BitSet(steps);
        BitSet gone = new BitSet(places * places);
        List<Integer> way = new ArrayList<>();
        boolean cut = false;
        int from = steps;
        for (int i = 0; i < at.length; i++) {
            nodes[at[i]][1]++;
            if (at[i] == from) {
                continue;
            }
            go(from, at[i], been.get(at[i]), gone);
            if (from < steps) {
                between[from * places + at[i]].add(seconds[i] - seconds[i - 1]);
            }
            if (been.get(at[i])) {
                returned.set(at[i]);
            }
            been.set(at[i]);
            cut |= way.size() == LONGEST;
            if (way.size() < LONGEST) {
                way.add(at[i]);
            }
            from = at[i];
        }
        if (over) {
            go(from, steps + 1, false, gone);
            nodes[from][4]++;
        }
        onward(at, seconds);
        been.stream().forEach(step -> nodes[step][0]++);
        returned.stream().forEach(step -> nodes[step][2]++);
        ways.add(new Discovered.Steps(way, cut, over));
    }

    private void go(int from, int to, boolean back, BitSet gone) {
        int edge = from * places + to;
        long[] count = edges[edge];
        count[0] += gone.get(edge) ? 0 : 1;
        count[1]++;
        count[2] += back ? 1 : 0;
        gone.set(edge);
    }

    /** From the first time at a step until a later one of the design; each counts once. */
    private void onward(int[] at, double[] seconds) {
        BitSet waiting = new BitSet(steps);
        BitSet done = new BitSet(steps);
        double[] since = new double[steps];
        for (int i = 0; i < at.length; i++) {
            for (int step = waiting.nextSetBit(0); step >= 0 && step < at[i]; step = waiting.nextSetBit(step + 1)) {
                onward[step].add(seconds[i] - since[step]);
                nodes[step][3]++;
                waiting.clear(step);
                done.set(step);
            }
            if (!waiting.get(at[i]) && !done.get(at[i])) {
                waiting.set(at[i]);
                since[at[i]] = seconds[i];
            }
        }
    }

    /** What was found until now. */
    public Discovered discovered() {
        List<Discovered.Node> found = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            long[] n = nodes[i];
            found.add(new Discovered.Node(i, n[0], n[1], n[2], n[3], n[4], onward[i].quantile(0.5)));
        }
        List<Discovered.Edge> arrows = new ArrayList<>();
        for (int from = 0; from <= steps; from++) {
            for (int to = 0; to < places; to++) {
                long[] e = edges[from * places + to];
                if (e[1] > 0) {
                    arrows.add(new Discovered.Edge(
                            from == steps ? Discovered.START : from,
                            to == steps + 1 ? Discovered.END : to,
                            e[0],
                            e[1],
                            e[2],
                            between[from * places + to].quantile(0.5)));
                }
            }
        }
        return new Discovered(customers, found, arrows, ways.most(MOST_WAYS));
    }
}
