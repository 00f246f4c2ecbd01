package heartstring.kernels.emotions;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What the pieces of a sentence say for each answer, as log-odds. Each answer looks at the pieces that tell it something (label-wise
 * attention; Mullenbach and others 2018, "Explainable prediction of medical codes from clinical text", section 2.2): a piece has for each
 * answer a weight and a value, both read off its vector and a layer of hidden features above it.
 */
final class PieceHead {

    /** Adds to a piece's numbers and then stretches them, so that each is about as large as the others. */
    final float[] shift;

    final float[] stretch;
    /** From a piece to hidden features, with their levels behind. */
    final Matrix hidden;

    final float[] hiddenLevels;
    /** From a piece with its hidden features to each answer's weight of it, and behind them each answer's value of it. */
    final Matrix looks;

    final float[] levels;

    PieceHead(float[] shift, float[] stretch, Matrix hidden, float[] hiddenLevels, Matrix looks, float[] levels) {
        this.shift = shift;
        this.stretch = stretch;
        this.hidden = hidden;
        this.hiddenLevels = hiddenLevels;
        this.looks = looks;
        this.levels = levels;
    }

    int answers() {
        return levels.length;
    }

    /** The log-odds of each answer; {@code pieces} are the vectors of the sentence's pieces. */
    float[] odds(float[][] pieces) {
        float[][] seen = new float[pieces.length][];
        for (int p = 0; p < pieces.length; p++) {
            seen[p] = look(features(pieces[p]));
        }
        return odds(seen, new float[pieces.length][levels.length]);
    }

    /** A piece's own numbers, made alike in size, and behind them its hidden features. */
    float[] features(float[] piece) {
        int own = piece.length;
        float[] features = new float[own + hidden.columns];
        for (int d = 0; d < own; d++) {
            features[d] = (piece[d] + shift[d]) * stretch[d];
        }
        float[] sums = hiddenLevels.clone();
        hidden.times(features, 0, sums);
        for (int h = 0; h < sums.length; h++) {
            features[own + h] = Math.max(0, sums[h]);
        }
        return features;
    }

    /** Each answer's weight of a piece, before they are made to add up, and behind them its value of it. */
    float[] look(float[] features) {
        float[] look = new float[looks.columns];
        looks.times(features, 0, look);
        return look;
    }

    /** Adds up the values by their weights, which are written into {@code shares}. */
    float[] odds(float[][] seen, float[][] shares) {
        int answers = levels.length;
        float[] odds = levels.clone();
        for (int a = 0; a < answers; a++) {
            float most = Float.NEGATIVE_INFINITY;
            for (float[] look : seen) {
                most = Math.max(most, look[a]);
            }
            float sum = 0;
            for (int p = 0; p < seen.length; p++) {
                shares[p][a] = (float) Math.exp(seen[p][a] - most);
                sum += shares[p][a];
            }
            for (int p = 0; p < seen.length; p++) {
                shares[p][a] /= sum;
                odds[a] += shares[p][a] * seen[p][answers + a];
            }
        }
        return odds;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(shift.length);
        out.writeInt(levels.length);
        write(shift, out);
        write(stretch, out);
        hidden.write(out);
        write(hiddenLevels, out);
        looks.write(out);
        write(levels, out);
    }

    private static void write(float[] numbers, DataOutputStream out) throws IOException {
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    static PieceHead read(DataInputStream in) throws IOException {
        int own = in.readInt();
        int answers = in.readInt();
        float[] shift = floats(own, in);
        float[] stretch = floats(own, in);
        Matrix hidden = Matrix.read(in);
        float[] hiddenLevels = floats(hidden.columns, in);
        return new PieceHead(shift, stretch, hidden, hiddenLevels, Matrix.read(in), floats(answers, in));
    }

    private static float[] floats(int count, DataInputStream in) throws IOException {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }
}
