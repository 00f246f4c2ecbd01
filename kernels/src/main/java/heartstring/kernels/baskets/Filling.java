package heartstring.kernels.baskets;

import heartstring.kernels.shares.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where an item has too few complements of its own, the evidence of its category fills in: what sells best of what goes with it. */
final class Filling {

    /** Items with fewer complements of their own are filled up. */
    private static final int FEW = 3;

    private static final int MOST_CATEGORIES = 5;
    private static final int BEST_SELLERS = 3;

    /** From so many baskets expected together on, the two items' own silence speaks. */
    private static final double ENOUGH = 10;

    private final Baskets baskets;
    private final int[] category;
    private final int[] counts;
    private final Margins margins;
    private final Terms terms;

    Filling(Baskets baskets, int[] category, int[] counts, Margins margins, Terms terms) {
        this.baskets = baskets;
        this.category = category;
        this.counts = counts;
        this.margins = margins;
        this.terms = terms;
    }

    private record Candidate(int left, int right, Tie because) {}

    List<Tie> filled(List<Tie> ties, List<Tie> categoryTies) {
        Map<Integer, List<Tie>> goesWith = categoryTies.stream()
                .filter(tie -> tie.kind() == Tie.Kind.COMPLEMENT)
                .sorted(Comparator.comparingDouble((Tie tie) -> -tie.added()).thenComparingInt(Tie::right))
                .collect(Collectors.groupingBy(Tie::left));
        List<Candidate> candidates = candidates(ties, goesWith);
        Tastes tastes = Tastes.of(
                baskets,
                candidates.stream().mapToInt(Candidate::left).toArray(),
                candidates.stream().mapToInt(Candidate::right).toArray());
        List<Tie> all = new ArrayList<>(ties);
        for (int i = 0; i < candidates.size(); i++) {
            Candidate c = candidates.get(i);
            int together = tastes.together(i);
            double expected = margins.expected(c.left(), c.right());
            Interval lift = Likelihood.lift(
                    together, expected, terms.prior(), c.because().lift().value());
            if (expected < ENOUGH && lift.value() >= terms.withinFrom()) {
                all.add(new Tie(
                        c.left(),
                        c.right(),
                        Tie.Kind.COMPLEMENT,
                        Tie.Level.CATEGORY,
                        together,
                        counts[c.left()],
                        counts[c.right()],
                        expected,
                        lift,
                        Likelihood.ratio(together, counts[c.left()], counts[c.right()], baskets.size(), expected)));
            }
        }
        return all;
    }

    private List<Candidate> candidates(List<Tie> ties, Map<Integer, List<Tie>> goesWith) {
        Map<Integer, Integer> own = new HashMap<>();
        Set<Long> tied = new HashSet<>();
        for (Tie tie : ties) {
            tied.add(key(tie.left(), tie.right()));
            if (tie.kind() == Tie.Kind.COMPLEMENT) {
                own.merge(tie.left(), 1, Integer::sum);
            }
        }
        Map<Integer, List<Integer>> sellers = IntStream.range(0, counts.length)
                .boxed()
                .filter(i -> category[i] >= 0)
                .sorted(Comparator.comparingInt((Integer i) -> -counts[i]).thenComparingInt(i -> i))
                .collect(Collectors.groupingBy(i -> category[i]));
        List<Candidate> candidates = new ArrayList<>();
        for (int left = 0; left < counts.length; left++) {
            if (counts[left] > 0 && own.getOrDefault(left, 0) < FEW) {
                List<Tie> with = goesWith.getOrDefault(category[left], List.of());
                for (Tie because : with.subList(0, Math.min(MOST_CATEGORIES, with.size()))) {
                    List<Integer> best = sellers.getOrDefault(because.right(), List.of());
                    for (int right : best.subList(0, Math.min(BEST_SELLERS, best.size()))) {
                        if (!tied.contains(key(left, right)) && counts[right] >= terms.least()) {
                            candidates.add(new Candidate(left, right, because));
                        }
                    }
                }
            }
        }
        return candidates;
    }

    private static long key(int left, int right) {
        return ((long) left << 32) | right;
    }
}
