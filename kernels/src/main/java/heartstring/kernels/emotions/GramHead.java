package heartstring.kernels.emotions;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** What the words of a sentence say for each answer, as log-odds: a weight of 8 bits for each thing that was worth learning. */
final class GramHead {

    private final int[] grams;
    private final byte[] weights;
    private final float[] scales;
    private final float[] levels;

    /**
     * @param grams the things known, in the order of their numbers
     * @param weights of each thing a weight for each answer, in steps of the answer's scale
     * @param levels the log-odds of each answer where nothing is known
     */
    GramHead(int[] grams, byte[] weights, float[] scales, float[] levels) {
        this.grams = grams;
        this.weights = weights;
        this.scales = scales;
        this.levels = levels;
    }

    /** Out of weights as they were learnt. */
    static GramHead of(int[] grams, float[] learnt, float[] levels) {
        int answers = levels.length;
        float[] scales = new float[answers];
        for (int i = 0; i < learnt.length; i++) {
            scales[i % answers] = Math.max(scales[i % answers], Math.abs(learnt[i]) / Byte.MAX_VALUE);
        }
        byte[] weights = new byte[learnt.length];
        for (int i = 0; i < learnt.length; i++) {
            float scale = scales[i % answers];
            weights[i] = (byte) (scale == 0 ? 0 : Math.round(learnt[i] / scale));
        }
        return new GramHead(grams, weights, scales, levels);
    }

    /** How many answers there are. */
    int answers() {
        return levels.length;
    }

    /** The log-odds of each answer. */
    float[] odds(int[] sentence) {
        int answers = levels.length;
        long[] sums = new long[answers];
        int known = 0;
        for (int gram : sentence) {
            int place = Arrays.binarySearch(grams, gram);
            if (place >= 0) {
                known++;
                for (int a = 0; a < answers; a++) {
                    sums[a] += weights[place * answers + a];
                }
            }
        }
        float share = share(known);
        float[] odds = levels.clone();
        for (int a = 0; a < answers; a++) {
            odds[a] += share * scales[a] * sums[a];
        }
        return odds;
    }

    /** How much each of so many things counts: a long sentence is no surer than a short one. */
    static float share(int known) {
        return (float) (1 / Math.sqrt(Math.max(1, known)));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(levels.length);
        out.writeInt(grams.length);
        for (float scale : scales) {
            out.writeFloat(scale);
        }
        for (float level : levels) {
            out.writeFloat(level);
        }
        for (int gram : grams) {
            out.writeInt(gram);
        }
        out.write(weights);
    }

    static GramHead read(DataInputStream in) throws IOException {
        int answers = in.readInt();
        int known = in.readInt();
        float[] scales = new float[answers];
        for (int a = 0; a < answers; a++) {
            scales[a] = in.readFloat();
        }
        float[] levels = new float[answers];
        for (int a = 0; a < answers; a++) {
            levels[a] = in.readFloat();
        }
        int[] grams = new int[known];
        for (int g = 0; g < known; g++) {
            grams[g] = in.readInt();
        }
        return new GramHead(grams, in.readNBytes(known * answers), scales, levels);
    }
}
