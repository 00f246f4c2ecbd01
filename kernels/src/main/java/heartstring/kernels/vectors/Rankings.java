package heartstring.kernels.vectors;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several rankings made into one. */
public final class Rankings {

    /** How little the first places of a ranking stand out. */
    private static final double FLAT = 60;

    private Rankings() {}

    /**
     * Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): what stands high in several rankings comes first. What is even
     * stands in the order of the rankings.
     */
    public static List<Long> fused(List<List<Long>> rankings, int limit) {
        Map<Long, Double> scores = new HashMap<>();
        Map<Long, Integer> seen = new HashMap<>();
        for (List<Long> ranking : rankings) {
            for (int i = 0; i < ranking.size(); i++) {
                Long id = ranking.get(i);
                scores.merge(id, 1 / (FLAT + 1 + i), Double::sum);
                seen.putIfAbsent(id, seen.size());
            }
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Long, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(e -> seen.getOrDefault(e.getKey(), 0)))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }
}
