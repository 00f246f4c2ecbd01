package heartstring.kernels.paths;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts whole ways in bounded room, by lossy counting: a way that more than one in {@code width} took is never missed, and counted at most
 * that share too low.
 */
final class Ways {

    private record Count(long customers, long missed) {}

    private final int width;
    private final Map<Discovered.Steps, Count> counts = new HashMap<>();
    private long seen;

    Ways(int width) {
        this.width = width;
    }

    void add(Discovered.Steps steps) {
        long round = seen / width;
        counts.merge(steps, new Count(1, round), (old, one) -> new Count(old.customers() + 1, old.missed()));
        seen++;
        if (seen % width == 0) {
            counts.values().removeIf(count -> count.customers() + count.missed() <= round + 1);
        }
    }

    /** The most frequent ones first, in a fixed order among equals. */
    List<Discovered.Way> most(int most) {
        List<Discovered.Way> ways = new ArrayList<>();
        counts.forEach((steps, count) -> ways.add(new Discovered.Way(steps, count.customers())));
        ways.sort(Comparator.comparingLong((Discovered.Way way) -> -way.customers())
                .thenComparing(way -> way.steps().toString()));
        return List.copyOf(ways.subList(0, Math.min(most, ways.size())));
    }
}
