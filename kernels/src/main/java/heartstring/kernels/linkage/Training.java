package heartstring.kernels.linkage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Learns weights without labels. What non-matches look like is read off pairs drawn by lot; what matches look like by expectation and
 * maximisation (Dempster, Laird, Rubin 1977; Winkler 1988 for linkage) among the pairs of each blocking rule, leaving out the fields
 * that the rule itself uses; the rules' answers are averaged by how many matches each has seen. How rare matches are follows from all
 * candidates together.
 */
final class Training {

    private static final int RANDOM_PAIRS = 300_000;
    private static final int MOST_PAIRS_A_RULE = 150_000;
    private static final int ROUNDS = 40;
    private static final double FEWEST = 20;

    /** How often each pattern was seen in a sample of a rule's pairs, all of them and those no earlier rule proposes. */
    private record Sample(int rule, Map<Long, long[]> patterns, int factor) {}

    private final People people;
    private final Blocks blocks;
    private final Table table;
    private final Kind[] kinds;

    Training(People people, Blocks blocks) {
        this.people = people;
        this.blocks = blocks;
        this.table = people.table();
        this.kinds = people.fields().stream().map(Field::kind).toArray(Kind[]::new);
    }

    Weights learn() {
        double[][] u = byLot();
        double[][] before = first();
        List<Sample> samples = IntStream.range(0, blocks.rules())
                .parallel()
                .mapToObj(this::sample)
                .toList();
        double[][] sums = table();
        for (Sample sample : samples) {
            addRule(sample, u, before, sums);
        }
        double[][] m = table();
        for (int f = 0; f < kinds.length; f++) {
            double all = Arrays.stream(sums[f]).sum();
            for (int l = 0; l < m[f].length; l++) {
                m[f][l] = (sums[f][l] + FEWEST * before[f][l]) / (all + FEWEST);
            }
        }
        return rarity(new Weights(m, u, 1.0 / Math.max(2, people.size())), samples);
    }

    private double[][] table() {
        double[][] table = new double[kinds.length][];
        Arrays.setAll(table, f -> new double[kinds[f].levels()]);
        return table;
    }

    /** What is expected before anything was seen: most of what is one person's is the same, the rest is evenly spread. */
    private double[][] first() {
        double[][] first = table();
        for (double[] levels : first) {
            Arrays.fill(levels, 0.25 / (levels.length - 1));
            levels[0] = 0.75;
        }
        return first;
    }

    private double[][] byLot() {
        double[][] u = table();
        Comparison comparison = new Comparison(people, table);
        int n = people.size();
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < RANDOM_PAIRS && n > 1; i++) {
            int a = random.nextInt(n);
            int b = random.nextInt(n);
            if (a != b) {
                add(u, comparison.pattern(a, b), 1);
            }
        }
        for (double[] levels : u) {
            double all = Arrays.stream(levels).sum() + levels.length;
            for (int l = 0; l < levels.length; l++) {
                levels[l] = (levels[l] + 1) / all;
            }
        }
        return u;
    }

    private static void add(double[][] table, long pattern, double count) {
        for (int f = 0; f < table.length; f++) {
            int level = Comparison.level(pattern, f);
            if (level > 0) {
                table[f][level - 1] += count;
            }
        }
    }

    private Sample sample(int rule) {
        Map<Long, long[]> patterns = new HashMap<>();
        int factor = (int) Math.max(1, blocks.pairs(rule) / MOST_PAIRS_A_RULE);
        Comparison comparison = new Comparison(people, table);
        blocks.each(rule, 0, factor, (a, b) -> {
            long[] counts = patterns.computeIfAbsent(comparison.pattern(a, b), key -> new long[2]);
            counts[0]++;
            counts[1] += blocks.first(rule, a, b) ? 1 : 0;
        });
        return new Sample(rule, patterns, factor);
    }

    private void addRule(Sample sample, double[][] u, double[][] start, double[][] sums) {
        double all = sample.patterns().values().stream()
                .mapToLong(counts -> counts[0])
                .sum();
        if (all < FEWEST) {
            return;
        }
        double[][] m = start;
        double share = 0.3;
        double[][] seen = table();
        for (int round = 0; round < ROUNDS; round++) {
            seen = table();
            double matches = 0;
            for (Map.Entry<Long, long[]> entry : sample.patterns().entrySet()) {
                double odds = share / (1 - share);
                for (int f = 0; f < kinds.length; f++) {
                    int level = Comparison.level(entry.getKey(), f);
                    if (level > 0 && !blocks.uses(sample.rule(), f)) {
                        odds *= m[f][level - 1] / u[f][level - 1];
                    }
                }
                double match = odds / (1 + odds) * entry.getValue()[0];
                matches += match;
                add(seen, entry.getKey(), match);
            }
            share = Math.clamp(matches / all, 1e-6, 0.999);
            m = next(seen, start);
        }
        for (int f = 0; f < kinds.length; f++) {
            for (int l = 0; l < seen[f].length && !blocks.uses(sample.rule(), f); l++) {
                sums[f][l] += seen[f][l] * sample.factor();
            }
        }
    }

    private double[][] next(double[][] seen, double[][] start) {
        double[][] m = table();
        for (int f = 0; f < kinds.length; f++) {
            double all = Arrays.stream(seen[f]).sum() + 1;
            for (int l = 0; l < m[f].length; l++) {
                m[f][l] = (seen[f][l] + start[f][l]) / all;
            }
        }
        return m;
    }

    /** The share of all pairs that are matches, so that as many are expected among the candidates as the share says. */
    private Weights rarity(Weights weights, List<Sample> samples) {
        double pairs = Math.max(1, people.size() * (people.size() - 1.0) / 2);
        Weights learnt = weights;
        for (int round = 0; round < ROUNDS / 4; round++) {
            double matches = 0.5;
            for (Sample sample : samples) {
                for (Map.Entry<Long, long[]> entry : sample.patterns().entrySet()) {
                    double odds = Math.pow(2, learnt.bits(entry.getKey()));
                    matches += odds / (1 + odds) * entry.getValue()[1] * sample.factor();
                }
            }
            learnt = new Weights(weights.m(), weights.u(), Math.min(0.5, matches / pairs));
        }
        return learnt;
    }
}
