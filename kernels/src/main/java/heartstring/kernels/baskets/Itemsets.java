package heartstring.kernels.baskets;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets of items that lie together in many baskets, and the rules among them. */
public final class Itemsets {

    /** What is a share only in binary is not below it. */
    private static final double HAIR = 1e-9;

    private final int baskets;
    private final int[] counts;
    private final Map<IntBuffer, Integer> sets = new HashMap<>();
    private final int least;
    private final int longest;
    private final int most;

    private Itemsets(Baskets baskets, int least, int longest, int most) {
        this.baskets = baskets.size();
        this.counts = baskets.counts();
        this.least = least;
        this.longest = longest;
        this.most = most;
    }

    /**
     * All sets that lie in at least that share of baskets.
     *
     * @param support above 0, to 1
     * @param longest the most items of a set
     * @param most empty where there are more sets than that: the support is too low to look through what comes out
     */
    public static Optional<Itemsets> frequent(Baskets baskets, double support, int longest, int most) {
        if (!(support > 0 && support <= 1) || longest < 1) {
            throw new IllegalArgumentException("support " + support + ", longest " + longest);
        }
        int least = Math.max(1, (int) Math.ceil(support * baskets.size() - HAIR));
        Itemsets itemsets = new Itemsets(baskets, least, longest, most);
        return itemsets.deepen(baskets) ? Optional.of(itemsets) : Optional.empty();
    }

    /** How many sets there are. */
    public int size() {
        return sets.size();
    }

    /** In how many baskets a set lies, in ascending order of items; 0 where it is not frequent. */
    public int count(int... items) {
        return sets.getOrDefault(IntBuffer.wrap(items), 0);
    }

    /** An item and the numbers of the baskets that hold it and all items before. */
    private record Branch(int item, int[] in, int size) {}

    private boolean deepen(Baskets baskets) {
        int[][] in = new int[counts.length][];
        int[] filled = new int[counts.length];
        for (int item = 0; item < counts.length; item++) {
            in[item] = new int[counts[item] >= least ? counts[item] : 0];
        }
        for (int b = 0; b < baskets.size(); b++) {
            for (int i = 0; i < baskets.width(b); i++) {
                int item = baskets.item(b, i);
                if (in[item].length > 0) {
                    in[item][filled[item]++] = b;
                }
            }
        }
        List<Branch> branches = new ArrayList<>();
        for (int item = 0; item < counts.length; item++) {
            if (in[item].length > 0) {
                branches.add(new Branch(item, in[item], in[item].length));
            }
        }
        return deepen(new int[0], branches);
    }

    private boolean deepen(int[] before, List<Branch> branches) {
        for (int at = 0; at < branches.size(); at++) {
            Branch branch = branches.get(at);
            int[] set = Arrays.copyOf(before, before.length + 1);
            set[before.length] = branch.item();
            sets.put(IntBuffer.wrap(set), branch.size());
            if (sets.size() > most) {
                return false;
            }
            if (set.length < longest) {
                List<Branch> deeper = new ArrayList<>();
                for (Branch other : branches.subList(at + 1, branches.size())) {
                    Branch both = both(branch, other);
                    if (both.size() >= least) {
                        deeper.add(both);
                    }
                }
                if (!deepen(set, deeper)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Branch both(Branch one, Branch other) {
        int[] both = new int[Math.min(one.size(), other.size())];
        int size = 0;
        int a = 0;
        int b = 0;
        while (a < one.size() && b < other.size()) {
            int difference = one.in()[a] - other.in()[b];
            if (difference == 0) {
                both[size++] = one.in()[a];
            }
            a += difference <= 0 ? 1 : 0;
            b += difference >= 0 ? 1 : 0;
        }
        return new Branch(other.item(), both, size);
    }

    /**
     * All rules with one item on the right whose share is at least {@code confidence}; the surest first.
     *
     * @param confidence above 0, to 1
     */
    public List<Rule> rules(double confidence) {
        List<Rule> rules = new ArrayList<>();
        sets.forEach((set, together) -> {
            int[] items = set.array();
            for (int out = 0; out < items.length; out++) {
                int[] left = without(items, out);
                int leftBaskets = left.length == 0 ? baskets : count(left);
                if (together >= confidence * leftBaskets - HAIR) {
                    rules.add(new Rule(
                            Arrays.stream(left).boxed().toList(),
                            items[out],
                            together,
                            leftBaskets,
                            counts[items[out]],
                            baskets));
                }
            }
        });
        rules.sort(Comparator.comparingDouble((Rule rule) -> -rule.confidence())
                .thenComparingInt(rule -> -rule.together())
                .thenComparing(rule -> rule.left().toString())
                .thenComparingInt(Rule::right));
        return rules;
    }

    private static int[] without(int[] items, int out) {
        int[] left = new int[items.length - 1];
        System.arraycopy(items, 0, left, 0, out);
        System.arraycopy(items, out + 1, left, out, items.length - 1 - out);
        return left;
    }
}
