package heartstring.kernels.emotions;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Learns what pieces say: the weights under which the examples are likeliest, by steps of Adam (Kingma and Ba 2015, "Adam: A method for
 * stochastic optimization") with the slope worked out by hand; pieces and features are left out by lot on the way, so that none is relied on
 * (Srivastava and others 2014, "Dropout"). The same examples give the same weights.
 */
final class PieceLessons {

    /** How it is learnt. */
    record Manner(int hidden, int rounds, int batch, float rate, float decay, float dropout, long seed) {

        Manner seeded(long other) {
            return new Manner(hidden, rounds, batch, rate, decay, dropout, other);
        }
    }

    /** Vectors of the pieces of many sentences, each number in a byte: packed, they fit into memory. */
    interface Store {
        /** The vectors of one sentence's pieces. */
        float[][] of(int example);
    }

    private final Store store;
    private final boolean[][] truths;
    private final Manner manner;
    private final int answers;

    PieceLessons(Store store, boolean[][] truths, Manner manner) {
        this.store = store;
        this.truths = truths;
        this.manner = manner;
        this.answers = truths[0].length;
    }

    /** A head from these examples. */
    PieceHead learn(int[] examples) {
        SplittableRandom random = new SplittableRandom(manner.seed());
        PieceHead head = begin(examples, random);
        Slopes slopes = new Slopes(head);
        int[] order = examples.clone();
        int steps = manner.rounds() * Math.ceilDiv(examples.length, manner.batch());
        int step = 0;
        for (int round = 0; round < manner.rounds(); round++) {
            GramLessons.shuffle(order, random);
            for (int from = 0; from < order.length; from += manner.batch()) {
                int to = Math.min(order.length, from + manner.batch());
                for (int i = from; i < to; i++) {
                    slopes.add(store.of(order[i]), truths[order[i]], manner.dropout(), random);
                }
                step++;
                double warm = Math.min(1, step / (0.05 * steps));
                double rest = 1 - (double) step / steps;
                slopes.step(step, manner.rate() * warm * rest, manner.decay(), to - from);
            }
        }
        return head;
    }

    private PieceHead begin(int[] examples, SplittableRandom random) {
        int own = Pieces.DIMENSIONS;
        double[] sums = new double[own];
        double[] squares = new double[own];
        long count = 0;
        for (int i = 0; i < examples.length; i += Math.max(1, examples.length / 4_000)) {
            for (float[] piece : store.of(examples[i])) {
                count++;
                for (int d = 0; d < own; d++) {
                    sums[d] += piece[d];
                    squares[d] += piece[d] * piece[d];
                }
            }
        }
        float[] shift = new float[own];
        float[] stretch = new float[own];
        for (int d = 0; d < own; d++) {
            double mean = sums[d] / count;
            shift[d] = (float) -mean;
            stretch[d] = (float) (1 / Math.sqrt(Math.max(1e-8, squares[d] / count - mean * mean)));
        }
        float[] levels = new float[answers];
        Arrays.fill(levels, -3);
        return new PieceHead(
                shift,
                stretch,
                Matrix.random(own, manner.hidden(), Math.sqrt(2.0 / own), random),
                new float[manner.hidden()],
                Matrix.random(own + manner.hidden(), 2 * answers, 0.02, random),
                levels);
    }

    /** The slope of the surprise at some examples, and what Adam remembers of earlier ones. */
    private final class Slopes {

        private final PieceHead head;
        private final Matrix hidden;
        private final Matrix looks;
        private final float[] hiddenLevels;
        private final float[] levels;
        private final Matrix looksTurned;
        private final Moments[] moments;

        Slopes(PieceHead head) {
            this.head = head;
            hidden = new Matrix(head.hidden.rows, head.hidden.columns);
            looks = new Matrix(head.looks.rows, head.looks.columns);
            looksTurned = new Matrix(head.looks.columns, head.looks.rows);
            hiddenLevels = new float[head.hiddenLevels.length];
            levels = new float[answers];
            moments = new Moments[] {
                new Moments(head.hidden.cells, hidden.cells, true),
                new Moments(head.looks.cells, looks.cells, true),
                new Moments(head.hiddenLevels, hiddenLevels, false),
                new Moments(head.levels, levels, false)
            };
            head.looks.transposeInto(looksTurned);
        }

        void add(float[][] pieces, boolean[] truth, float dropout, SplittableRandom random) {
            int own = Pieces.DIMENSIONS;
            int n = pieces.length;
            float[][] features = new float[n][];
            float[][] seen = new float[n][];
            boolean[] kept = new boolean[own + manner.hidden()];
            float grown = 1 / (1 - dropout);
            for (int f = 0; f < kept.length; f++) {
                kept[f] = random.nextDouble() >= dropout;
            }
            for (int p = 0; p < n; p++) {
                features[p] = head.features(pieces[p]);
                for (int f = 0; f < kept.length; f++) {
                    features[p][f] = kept[f] ? features[p][f] * grown : 0;
                }
                seen[p] = head.look(features[p]);
            }
            float[][] shares = new float[n][answers];
            float[] odds = head.odds(seen, shares);
            float[] errors = new float[answers];
            for (int a = 0; a < answers; a++) {
                errors[a] = (float) (1 / (1 + Math.exp(-odds[a])) - (truth[a] ? 1 : 0));
                levels[a] += errors[a];
            }
            for (int p = 0; p < n; p++) {
                float[] slope = new float[2 * answers];
                for (int a = 0; a < answers; a++) {
                    float by = errors[a] * shares[p][a];
                    slope[a] = by * (seen[p][answers + a] - (odds[a] - head.levels[a]));
                    slope[answers + a] = by;
                }
                looks.addOuter(features[p], slope);
                back(pieces[p], features[p], slope, grown);
            }
        }

        private void back(float[] piece, float[] features, float[] slope, float grown) {
            int own = piece.length;
            float[] sums = new float[own + manner.hidden()];
            looksTurned.times(slope, 0, sums);
            float[] behind = new float[manner.hidden()];
            for (int h = 0; h < behind.length; h++) {
                behind[h] = features[own + h] > 0 ? sums[own + h] * grown : 0;
                hiddenLevels[h] += behind[h];
            }
            float[] plain = new float[own];
            for (int d = 0; d < own; d++) {
                plain[d] = (piece[d] + head.shift[d]) * head.stretch[d];
            }
            hidden.addOuter(plain, behind);
        }

        void step(int step, double rate, float decay, int examples) {
            for (Moments some : moments) {
                some.step(step, rate, decay, examples);
            }
            head.looks.transposeInto(looksTurned);
        }
    }

    /** One group of weights with the means of its slopes and of their squares. */
    private static final class Moments {

        private static final float FIRST = 0.9f;
        private static final float SECOND = 0.999f;

        private final float[] weights;
        private final float[] slopes;
        private final float[] first;
        private final float[] second;
        private final boolean decays;

        Moments(float[] weights, float[] slopes, boolean decays) {
            this.weights = weights;
            this.slopes = slopes;
            this.decays = decays;
            first = new float[weights.length];
            second = new float[weights.length];
        }

        void step(int step, double rate, float decay, int examples) {
            float part = 1f / examples;
            float pace = (float) (rate * Math.sqrt(1 - Math.pow(SECOND, step)) / (1 - Math.pow(FIRST, step)));
            float shrink = decays ? (float) (1 - rate * decay) : 1;
            for (int i = 0; i < weights.length; i++) {
                float slope = slopes[i] * part;
                first[i] = FIRST * first[i] + (1 - FIRST) * slope;
                second[i] = SECOND * second[i] + (1 - SECOND) * slope * slope;
                weights[i] = shrink * weights[i] - pace * first[i] / ((float) Math.sqrt(second[i]) + 1e-8f);
                slopes[i] = 0;
            }
        }
    }
}
