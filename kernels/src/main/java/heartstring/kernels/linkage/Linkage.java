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
            return Weights.probability(bits);
        }
    }

    /**
     * What one field says of a pair.
     *
     * @param level 1 for "the same", 0 when one of the two has no value
     * @param words the level in plain words
     * @param bits the evidence; below 0 it speaks against
     */
    public record Evidence(Field field, int level, String words, double bits) {}

    private final People people;
    private final Blocks blocks;
    private final Weights weights;

    private Linkage(People people, Blocks blocks, Weights weights) {
        this.people = people;
        this.blocks = blocks;
        this.weights = weights;
    }

    /** Learns from the records themselves; no pair has to be labelled. */
    public static Linkage of(People people) {
        Blocks blocks = new Blocks(people);
        return new Linkage(people, blocks, new Training(people, blocks).learn());
    }

    /** Weighs records as told and learns nothing. Throws IllegalArgumentException when the weights are of other fields. */
    public static Linkage of(People people, Weights weights) {
        return new Linkage(people, new Blocks(people), weights).with(weights);
    }

    /** The same records weighed otherwise. Throws IllegalArgumentException when the weights are of other fields. */
    public Linkage with(Weights other) {
        if (!other.fits(people.fields())) {
            throw new IllegalArgumentException("The weights belong to other fields.");
        }
        return new Linkage(people, blocks, other);
    }

    /** What was learnt. */
    public Weights weights() {
        return weights;
    }

    /** How many records are compared. */
    public int size() {
        return people.size();
    }

    /** The pairs with at least so much evidence, in no order, each once; compared by so many threads. */
    public List<Pair> pairs(double bits, int threads) {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Callable<List<Pair>>> work = new ArrayList<>();
            Table table = people.table();
            for (int worker = 0; worker < threads; worker++) {
                int number = worker;
                work.add(() -> share(table, bits, number, threads));
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

    private List<Pair> share(Table table, double bits, int worker, int workers) {
        List<Pair> found = new ArrayList<>();
        Scores scores = new Scores(people, table, weights, true);
        for (int r = 0; r < blocks.rules(); r++) {
            int rule = r;
            blocks.each(rule, worker, workers, (a, b) -> {
                double evidence = scores.bits(a, b, bits);
                if (evidence >= bits && blocks.first(rule, a, b)) {
                    found.add(new Pair(a, b, evidence));
                }
            });
        }
        return found;
    }

    /** Reads pairs of a few records with weights that others taught; how rare a value is does not count. */
    public static Reader reader(People people, Weights weights) {
        if (!weights.fits(people.fields())) {
            throw new IllegalArgumentException("The weights belong to other fields.");
        }
        return new Reader(new Scores(people, people.table(), weights, false), people);
    }

    /** Reads the evidence of single pairs; for one thread. */
    public Reader reader() {
        return new Reader(new Scores(people, people.table(), weights, true), people);
    }

    /** The evidence of single pairs; for one thread. */
    public static final class Reader {
        private final Scores scores;
        private final People people;

        private Reader(Scores scores, People people) {
            this.scores = scores;
            this.people = people;
        }

        /** The evidence that two records are one person, in bits. */
        public double bits(int a, int b) {
            return scores.bits(a, b, Double.NEGATIVE_INFINITY);
        }

        /** What each field says, in the order of the fields; with the evidence beforehand it sums to the pair's. */
        public List<Evidence> explain(int a, int b) {
            List<Evidence> evidence = new ArrayList<>();
            for (int f = 0; f < people.fields().size(); f++) {
                Field field = people.fields().get(f);
                int level = scores.level(f, a, b);
                evidence.add(new Evidence(
                        field, level, field.kind().words(level), level == 0 ? 0 : scores.bits(f, level, a)));
            }
            return evidence;
        }
    }
}
