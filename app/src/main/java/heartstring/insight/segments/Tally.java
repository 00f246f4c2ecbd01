package heartstring.insight.segments;

import heartstring.kernels.memberships.Memberships;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of one family of features: how many customers have each, in all and in each segment. For one thread. */
final class Tally {

    /** Features of a family that are told apart, and those that are looked at: the most frequent. */
    static final int MOST_KEYS = 50_000;

    static final int MOST = 300;

    /** What fewer customers of the whole house have is not told of anybody. */
    static final int FEWEST = 5;

    private final Memberships memberships;
    private final int segments;
    private final Map<String, Counted> counts = new HashMap<>();

    Tally(Memberships memberships, int segments) {
        this.memberships = memberships;
        this.segments = segments;
    }

    /**
     * One feature.
     *
     * @param in how many of each segment have it
     */
    record Feature(String family, String key, String name, long all, long[] in) {}

    private static final class Counted {
        private final String name;
        private final long[] in;
        private long all;

        Counted(String name, int segments) {
            this.name = name;
            this.in = new long[segments];
        }
    }

    void has(long customer, String key, String name) {
        if (isFull() && !counts.containsKey(key)) {
            return;
        }
        Counted counted = counts.computeIfAbsent(key, k -> new Counted(name, segments));
        counted.all++;
        for (long mask = memberships.of(customer); mask != 0; mask &= mask - 1) {
            counted.in[Long.numberOfTrailingZeros(mask)]++;
        }
    }

    /** Whether as many are told apart as can be; others met later are left out. */
    boolean isFull() {
        return counts.size() >= MOST_KEYS;
    }

    /** The most frequent. */
    List<Feature> features(String family) {
        return counts.entrySet().stream()
                .filter(e -> e.getValue().all >= FEWEST)
                .map(e -> new Feature(family, e.getKey(), e.getValue().name, e.getValue().all, e.getValue().in))
                .sorted(Comparator.comparingLong(Feature::all).reversed().thenComparing(Feature::key))
                .limit(MOST)
                .toList();
    }
}
