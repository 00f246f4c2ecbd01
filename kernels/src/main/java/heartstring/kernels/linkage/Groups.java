package heartstring.kernels.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who belongs together: the surest pairs are joined first. A pair joins two groups only if the groups as a whole agree, so one odd
 * record that resembles two people does not melt both into one.
 */
public final class Groups {

    /** Records in one group; a group as large joins nobody any more. */
    public static final int LARGEST = 50;
    /** Pairs between two groups that are looked at before they are joined. */
    private static final int LOOKED_AT = 100;

    private final int[] parent;
    private final List<List<Integer>> members = new ArrayList<>();

    private Groups(int size) {
        parent = IntStream.range(0, size).toArray();
    }

    /** Joins what has at least so much evidence, in bits. */
    public static Groups of(Linkage linkage, List<Linkage.Pair> pairs, double bits) {
        Groups groups = new Groups(linkage.size());
        groups.join(linkage.reader(), pairs, bits);
        return groups;
    }

    private void join(Linkage.Reader reader, List<Linkage.Pair> pairs, double bits) {
        int[][] found = new int[parent.length][];
        List<Linkage.Pair> surest = pairs.stream()
                .filter(pair -> pair.bits() >= bits)
                .sorted(Comparator.comparingDouble(Linkage.Pair::bits)
                        .reversed()
                        .thenComparingInt(Linkage.Pair::a)
                        .thenComparingInt(Linkage.Pair::b))
                .toList();
        for (Linkage.Pair pair : surest) {
            int a = root(pair.a());
            int b = root(pair.b());
            if (a == b) {
                continue;
            }
            int[] left = found[a] == null ? new int[] {a} : found[a];
            int[] right = found[b] == null ? new int[] {b} : found[b];
            boolean pairOfTwo = left.length == 1 && right.length == 1;
            if (left.length + right.length <= LARGEST && (pairOfTwo || agree(reader, left, right, bits))) {
                parent[b] = a;
                found[a] = joined(left, right);
                found[b] = null;
            }
        }
        for (int[] group : found) {
            if (group != null) {
                members.add(Arrays.stream(group).sorted().boxed().toList());
            }
        }
    }

    /** Whether the pairs between two groups, taken together, reach the threshold. */
    private static boolean agree(Linkage.Reader reader, int[] left, int[] right, double bits) {
        double sum = 0;
        int seen = 0;
        int step = Math.max(1, left.length * right.length / LOOKED_AT);
        for (int at = 0; at < left.length * right.length; at += step) {
            sum += reader.bits(left[at / right.length], right[at % right.length]);
            seen++;
        }
        return sum / seen >= bits;
    }

    private static int[] joined(int[] left, int[] right) {
        int[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return all;
    }

    private int root(int record) {
        int at = record;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Whether two records ended up together. */
    public boolean together(int a, int b) {
        return root(a) == root(b);
    }

    /** The groups of two and more, each in order. */
    public List<List<Integer>> members() {
        return members;
    }
}
