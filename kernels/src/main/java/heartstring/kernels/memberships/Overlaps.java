package heartstring.kernels.memberships;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How groups overlap, by how many are in exactly which of them. */
public final class Overlaps {

    private Overlaps() {}

    /** How many are in each of the first so many groups. */
    public static long[] sizes(Map<Long, Long> cells, int groups) {
        long[] sizes = new long[groups];
        cells.forEach((mask, members) -> {
            for (int g = 0; g < groups; g++) {
                sizes[g] += (mask >>> g & 1) * members;
            }
        });
        return sizes;
    }

    /**
     * Every combination of the chosen groups that somebody is in, whatever other groups they are in; the largest first. Those in none of
     * them are left out.
     */
    public static List<Cell> among(Map<Long, Long> cells, int[] chosen) {
        Map<Long, Long> projected = new TreeMap<>();
        cells.forEach((mask, members) -> {
            long to = 0;
            for (int i = 0; i < chosen.length; i++) {
                to |= (mask >>> chosen[i] & 1) << i;
            }
            if (to != 0) {
                projected.merge(to, members, Long::sum);
            }
        });
        List<Cell> found = new ArrayList<>();
        projected.forEach((mask, members) -> found.add(new Cell(mask, members)));
        found.sort(Comparator.comparingLong(Cell::members)
                .reversed()
                .thenComparingInt(Cell::groups)
                .thenComparingLong(Cell::mask));
        return found;
    }

    /** What two groups share, of everybody. */
    public static Pair pair(Map<Long, Long> cells, int one, int other, long all) {
        long[] counts = new long[3];
        cells.forEach((mask, members) -> {
            long first = mask >>> one & 1;
            long second = mask >>> other & 1;
            counts[0] += first * members;
            counts[1] += second * members;
            counts[2] += (first & second) * members;
        });
        return new Pair(counts[0], counts[1], counts[2], all);
    }
}
