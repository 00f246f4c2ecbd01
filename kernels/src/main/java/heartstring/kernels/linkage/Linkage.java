package heartstring.kernels.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Pairs of records that are probably one person (I. Fellegi, A. Sunter, A Theory for Record Linkage, 1969). */
public final class Linkage {

    /** Two records and the evidence that they are one person, in bits: 0 is even odds, each bit doubles them. */
    public record Pair(int a, int b, double bits) {
        /** The probability that both are one person. */
        public double probability() {
            return 1 / (1 + Math.pow(2, -bits));
        }
    }

    private static final double RAREST = 1e-6;

    private final People people;
    private final Blocks blocks;
    private final Comparison comparison;
    private final Weights weights;

    private Linkage(People people, Blocks blocks, Comparison comparison, Weights weights) {
        this.people = people;
        this.blocks = blocks;
        this.comparison = comparison;
        this.weights = weights;
    }

    /** Learns from the records themselves; no pair has to be labelled. */
    public static Linkage of(People people) {
        Blocks blocks = new Blocks(people);
        Comparison comparison = new Comparison(people);
        return new Linkage(people, blocks, comparison, new Training(people, blocks, comparison).learn());
    }

    /** What was learnt. */
    public Weights weights() {
        return weights;
    }

    /** The pairs with at least so much evidence, in no order, each once; compared by so many threads. */
    public List<Pair> pairs(double bits, int threads) {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Callable<List<Pair>>> work = new ArrayList<>();
            for (int worker = 0; worker < threads; worker++) {
                int number = worker;
                work.add(() -> share(bits, number, threads));
            }
            List<Pair> pairs = new ArrayList<>();
            for (Future<List<Pair>> found : workers.invokeAll(work)) {
                pairs.addAll(found.get());
            }
            return pairs;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The comparison was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The comparison failed.", e);
        }
    }

    private List<Pair> share(double bits, int worker, int workers) {
        List<Pair> found = new ArrayList<>();
        for (int rule = 0; rule < blocks.rules(); rule++) {
            blocks.each(rule, worker, workers, (a, b, first) -> {
                double evidence = first ? bits(a, b) : bits - 1;
                if (evidence >= bits) {
                    found.add(new Pair(a, b, evidence));
                }
            });
        }
        return found;
    }

    /** The evidence that two records are one person, in bits. */
    public double bits(int a, int b) {
        long pattern = comparison.pattern(a, b);
        double bits = weights.priorBits();
        for (int f = 0; f < people.fields().size(); f++) {
            bits += bits(f, Comparison.level(pattern, f), a);
        }
        return bits;
    }

    /** The evidence of one field: the same rare value says more than the same common one. */
    private double bits(int field, int level, int a) {
        if (level == 1 && people.fields().get(field).kind().weighsRarity) {
            double share = Math.max(RAREST, people.share(field, a));
            return Weights.log2(weights.m()[field][0] / share);
        }
        return weights.bits(field, level);
    }
}
