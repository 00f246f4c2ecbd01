package heartstring.kernels.emotions;

import heartstring.kernels.emotions.Emotion.Basic;
import heartstring.kernels.emotions.Emotion.Felt;
import heartstring.kernels.emotions.Emotion.Tone;
import heartstring.kernels.heads.Head;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of emotions from labelled sentences: one head over words, some over the pieces of a sentence, and above them one
 * that weighs what they say of all answers together (stacking; Wolpert 1992, "Stacked generalization"), learnt on sentences that the lower ones had not
 * seen, which makes its chances honest. For each answer the chance from which on it is believed, and for the tone the chance below which
 * nothing is said.
 */
public final class Heads {

    private static final String SHIPPED = "/emotions/heads.bin";
    /** What is less likely is not told as felt, even where so rare a feeling is best found from a lower chance on. */
    private static final double LEAST = 0.15;

    private static final int FORMAT = 0x48534601;

    private final int version;
    /** Words that the sentences learnt from had, as numbers in their order. */
    private final int[] seen;

    private final GramHead words;
    private final List<PieceHead> pieces;
    private final Head stack;
    private final double[] thresholds;
    private final double bound;

    Heads(
            int version,
            int[] seen,
            GramHead words,
            List<PieceHead> pieces,
            Head stack,
            double[] thresholds,
            double bound) {
        this.version = version;
        this.seen = seen;
        this.words = words;
        this.pieces = List.copyOf(pieces);
        this.stack = stack;
        this.thresholds = thresholds;
        this.bound = bound;
    }

    /** What ships with the program; the pieces it is asked about must be those of the sentence model it was learnt with. */
    public static Heads shipped() {
        try (InputStream in = Heads.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("No " + SHIPPED + " among the resources");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Out of the bytes of {@link #bytes}. */
    static Heads read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(from));
        if (in.readInt() != FORMAT) {
            throw new IOException("These are no heads of emotions");
        }
        int version = in.readInt();
        int[] seen = new int[in.readInt()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = in.readInt();
        }
        GramHead words = GramHead.read(in);
        PieceHead[] pieces = new PieceHead[in.readInt()];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = PieceHead.read(in);
        }
        List<String> lines = new ArrayList<>();
        double[] thresholds = new double[Chances.ALL];
        for (int a = 0; a < Chances.ALL; a++) {
            lines.add(in.readUTF());
            thresholds[a] = in.readDouble();
        }
        return new Heads(version, seen, words, List.of(pieces), Head.read(lines), thresholds, in.readDouble());
    }

    /** As bytes, the weights in steps of 8 bits. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeInt(version);
            out.writeInt(seen.length);
            for (int word : seen) {
                out.writeInt(word);
            }
            words.write(out);
            out.writeInt(pieces.size());
            for (PieceHead head : pieces) {
                head.write(out);
            }
            List<String> lines = stack.lines();
            for (int a = 0; a < Chances.ALL; a++) {
                out.writeUTF(lines.get(a));
                out.writeDouble(thresholds[a]);
            }
            out.writeDouble(bound);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Which heads these are; higher for those learnt later. */
    public int version() {
        return version;
    }

    /** Whether the sentences learnt from, which are English, had that word. */
    public boolean knows(String word) {
        return Arrays.binarySearch(seen, Grams.ofWord(word)) >= 0;
    }

    /** The chances of all answers; {@code seen} are the vectors of the sentence's pieces. */
    public Chances chances(String sentence, float[][] seen) {
        return new Chances(stack.chances(below(words.odds(Grams.of(sentence)), pieces, seen)));
    }

    /** What the lower heads say: words first, then the mean of those over pieces. */
    static float[] below(float[] words, List<PieceHead> heads, float[][] seen) {
        float[] below = Arrays.copyOf(words, 2 * words.length);
        for (PieceHead head : heads) {
            float[] odds = head.odds(seen);
            for (int a = 0; a < odds.length; a++) {
                below[words.length + a] += odds[a] / heads.size();
            }
        }
        return below;
    }

    /** Where a sentence points, of unit length: the mean of its pieces, each number as far from its usual value as it usually is. */
    public float[] direction(float[][] seen) {
        PieceHead head = pieces.getFirst();
        float[] sum = new float[Pieces.DIMENSIONS];
        for (float[] piece : seen) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += (piece[d] + head.shift[d]) * head.stretch[d];
            }
        }
        double squares = 0;
        for (float number : sum) {
            squares += (double) number * number;
        }
        float length = (float) Math.max(Math.sqrt(squares), 1e-9);
        for (int d = 0; d < sum.length; d++) {
            sum[d] /= length;
        }
        return sum;
    }

    /** The likeliest tone; null where even that is too unlikely to be told. */
    public @Nullable Tone tone(Chances chances) {
        Tone best = best(chances);
        return chances.of(best) < bound ? null : best;
    }

    private static Tone best(Chances chances) {
        return Arrays.stream(Tone.values())
                .max(Comparator.comparingDouble(chances::of))
                .orElseThrow();
    }

    /** The chance of the likeliest tone. */
    public double sureness(Chances chances) {
        return Math.min(1, chances.of(best(chances)));
    }

    /**
     * What is believed to be felt, as far as it goes with the tone, the likeliest first; at most so many. Where none is, the likeliest that
     * goes with a tone that is not neutral, unless that is too unlikely as well.
     */
    public List<Felt> felt(Chances chances, Tone tone, int most) {
        List<Felt> likely = Arrays.stream(Felt.values())
                .filter(felt -> chances.of(felt) >= LEAST && goesWith(felt, tone))
                .sorted(Comparator.comparingDouble((Felt felt) -> -chances.of(felt)))
                .toList();
        List<Felt> believed = likely.stream()
                .filter(felt -> chances.of(felt) >= thresholds[Chances.place(felt)])
                .limit(most)
                .toList();
        if (believed.isEmpty() && tone != Tone.NEUTRAL) {
            return likely.stream().limit(1).toList();
        }
        return believed.size() > 1
                ? believed.stream().filter(felt -> felt != Felt.NEUTRAL).toList()
                : believed;
    }

    private static boolean goesWith(Felt felt, Tone tone) {
        return switch (tone) {
            case POSITIVE -> felt.sign() >= 0 && felt != Felt.NEUTRAL;
            case NEGATIVE -> felt.sign() <= 0 && felt != Felt.NEUTRAL;
            case NEUTRAL -> felt.sign() == 0;
            case AMBIGUOUS -> felt.sign() == 0 || felt == Felt.CONFUSION;
        };
    }

    /** The emotions that are believed, the likeliest first. */
    public List<Emotion> emotions(Chances chances) {
        return Arrays.stream(Emotion.values())
                .filter(emotion -> chances.of(emotion) >= thresholds[Chances.place(emotion)])
                .sorted(Comparator.comparingDouble((Emotion emotion) -> -chances.of(emotion)))
                .toList();
    }

    /** Those of Ekman's six that are believed, the likeliest first. */
    public List<Basic> basics(Chances chances) {
        return Arrays.stream(Basic.values())
                .filter(basic -> chances.of(basic) >= thresholds[Chances.place(basic)])
                .sorted(Comparator.comparingDouble((Basic basic) -> -chances.of(basic)))
                .toList();
    }

    /** From which chance on an answer is believed: the emotions first, then Ekman's, then tones. */
    public double threshold(int answer) {
        return thresholds[answer];
    }
}
