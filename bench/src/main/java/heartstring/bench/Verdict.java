package heartstring.bench;

import heartstring.kernels.linkage.Groups;
import heartstring.kernels.linkage.Linkage;
import heartstring.kernels.linkage.Weights;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How good a matching is, beside the truth: by pairs and by groups, at its best and at the automatic threshold. */
final class Verdict {

    static final double AUTOMATIC = Weights.bitsOf(0.99);

    /** Shares from 0 to 1. */
    record Score(double precision, double recall, double bits) {
        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.4f (%.4f / %.4f)", f1(), precision, recall);
        }
    }

    private final Linkage linkage;
    private final List<Linkage.Pair> pairs;
    private final int[] truth;
    private final long wanted;

    Verdict(Linkage linkage, List<Linkage.Pair> pairs, int[] truth) {
        this.linkage = linkage;
        this.pairs = pairs.stream()
                .sorted(Comparator.comparingDouble(Linkage.Pair::bits).reversed())
                .toList();
        this.truth = truth;
        Map<Integer, Long> sizes = new HashMap<>();
        for (int person : truth) {
            sizes.merge(person, 1L, Long::sum);
        }
        this.wanted = sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }

    Score pairsAtBest() {
        Score best = new Score(0, 0, 0);
        long right = 0;
        for (int i = 0; i < pairs.size(); i++) {
            right += isRight(pairs.get(i)) ? 1 : 0;
            Score score = score(right, i + 1, pairs.get(i).bits());
            best = score.f1() > best.f1() ? score : best;
        }
        return best;
    }

    Score pairsAt(double bits) {
        List<Linkage.Pair> sure = pairs.stream().filter(p -> p.bits() >= bits).toList();
        return score(sure.stream().filter(this::isRight).count(), sure.size(), bits);
    }

    Score groupsAt(double bits) {
        long together = 0;
        long right = 0;
        for (List<Integer> group : Groups.of(linkage, pairs, bits).members()) {
            together += (long) group.size() * (group.size() - 1) / 2;
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size(); j++) {
                    right += truth[group.get(i)] == truth[group.get(j)] ? 1 : 0;
                }
            }
        }
        return score(right, together, bits);
    }

    /** The best of thresholds from −8 to 16 bits. */
    Score groupsAtBest() {
        Score best = new Score(0, 0, 0);
        for (double bits = -8; bits <= 16; bits += 0.5) {
            Score score = groupsAt(bits);
            best = score.f1() > best.f1() ? score : best;
        }
        return best;
    }

    private boolean isRight(Linkage.Pair pair) {
        return truth[pair.a()] == truth[pair.b()];
    }

    private Score score(long right, long found, double bits) {
        return new Score((double) right / Math.max(1, found), (double) right / Math.max(1, wanted), bits);
    }
}
