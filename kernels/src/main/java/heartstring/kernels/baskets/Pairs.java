package heartstring.kernels.baskets;

import java.util.stream.IntStream;

/** Counts in how many baskets two items lie together. */
public final class Pairs {

    /** Takes the counts of one item with all items of higher numbers. */
    @FunctionalInterface
    public interface Row {

        /** {@code counts[base + right]} is in how many baskets {@code left} and {@code right} lie, for each right above left. */
        void row(int left, int[] counts, int base);
    }

    private Pairs() {}

    /**
     * Counts all pairs, the zeros too. Rows come in ascending order, whatever the number of threads; their arrays are used again afterwards.
     * With more items than fit into the memory the baskets are gone through several times, each time for a band of rows.
     *
     * @param mostBytes so much memory is used beside the baskets, or of one row and thread where that is more
     */
    public static void count(Baskets baskets, long mostBytes, int threads, Row rows) {
        int items = baskets.items();
        long mostCells = Math.min(Integer.MAX_VALUE - 16L, Math.max(items, mostBytes / Integer.BYTES / threads));
        int from = 0;
        while (from < items) {
            int until = from;
            long cells = 0;
            while (until < items && cells + items - 1 - until <= mostCells) {
                cells += items - 1 - until;
                until++;
            }
            band(baskets, from, until, (int) cells, threads, rows);
            from = until;
        }
    }

    private static void band(Baskets baskets, int from, int until, int cells, int threads, Row rows) {
        int items = baskets.items();
        int[] bases = new int[items];
        int base = 0;
        for (int left = from; left < until; left++) {
            bases[left] = base - left - 1;
            base += items - 1 - left;
        }
        int[][] parts = IntStream.range(0, threads)
                .parallel()
                .mapToObj(part -> counted(
                        baskets,
                        basketAt(baskets, part, threads),
                        basketAt(baskets, part + 1, threads),
                        from,
                        until,
                        bases,
                        new int[cells]))
                .toArray(int[][]::new);
        int[] counts = parts[0];
        for (int part = 1; part < threads; part++) {
            int[] other = parts[part];
            for (int i = 0; i < cells; i++) {
                counts[i] += other[i];
            }
        }
        for (int left = from; left < until; left++) {
            rows.row(left, counts, bases[left]);
        }
    }

    /** The first basket of a part; the parts hold alike many items. */
    private static int basketAt(Baskets baskets, int part, int parts) {
        if (part == parts) {
            return baskets.size();
        }
        long wanted = (long) baskets.content() * part / parts;
        int low = 0;
        int high = baskets.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (baskets.start(middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int[] counted(Baskets baskets, int first, int last, int from, int until, int[] bases, int[] counts) {
        int[] content = baskets.all();
        for (int b = first; b < last; b++) {
            int end = baskets.start(b + 1);
            for (int at = baskets.start(b); at < end; at++) {
                int left = content[at];
                if (left >= until) {
                    break;
                }
                if (left >= from) {
                    int base = bases[left];
                    for (int other = at + 1; other < end; other++) {
                        counts[base + content[other]]++;
                    }
                }
            }
        }
        return counts;
    }
}
