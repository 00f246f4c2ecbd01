package heartstring.kernels.emotions;

import java.util.ArrayList;
import java.util.List;

/** Vectors of the pieces of many sentences, each number in a byte, so that those of fifty thousand sentences fit into memory. */
public final class PackedPieces implements PieceLessons.Store {

    /** So many sentences show how large the numbers are. */
    private static final int SHOWN = 500;

    private static final float ROOM = 1.3f;

    private final List<float[][]> first = new ArrayList<>();
    private final List<byte[]> packed = new ArrayList<>();
    private volatile float[] steps = new float[0];

    /** Takes the next sentence. */
    public void add(float[][] pieces) {
        if (steps.length > 0) {
            packed.add(pack(pieces, steps));
            return;
        }
        first.add(pieces);
        if (first.size() == SHOWN) {
            settle();
        }
    }

    /** Whoever looks first settles, however many look at once. */
    private synchronized void settle() {
        if (steps.length > 0) {
            return;
        }
        float[] most = new float[Pieces.DIMENSIONS];
        for (float[][] pieces : first) {
            for (float[] piece : pieces) {
                for (int d = 0; d < most.length; d++) {
                    most[d] = Math.max(most[d], Math.abs(piece[d]));
                }
            }
        }
        for (int d = 0; d < most.length; d++) {
            most[d] = Math.max(1e-6f, most[d] * ROOM / Byte.MAX_VALUE);
        }
        first.forEach(pieces -> packed.add(pack(pieces, most)));
        first.clear();
        steps = most;
    }

    private static byte[] pack(float[][] pieces, float[] steps) {
        byte[] bytes = new byte[pieces.length * Pieces.DIMENSIONS];
        for (int p = 0; p < pieces.length; p++) {
            for (int d = 0; d < Pieces.DIMENSIONS; d++) {
                bytes[p * Pieces.DIMENSIONS + d] =
                        (byte) Math.clamp(Math.round(pieces[p][d] / steps[d]), -Byte.MAX_VALUE, Byte.MAX_VALUE);
            }
        }
        return bytes;
    }

    /** How many sentences there are. */
    public int size() {
        return first.size() + packed.size();
    }

    @Override
    public float[][] of(int example) {
        if (steps.length == 0) {
            settle();
        }
        byte[] bytes = packed.get(example);
        float[][] pieces = new float[bytes.length / Pieces.DIMENSIONS][Pieces.DIMENSIONS];
        for (int p = 0; p < pieces.length; p++) {
            for (int d = 0; d < Pieces.DIMENSIONS; d++) {
                pieces[p][d] = bytes[p * Pieces.DIMENSIONS + d] * steps[d];
            }
        }
        return pieces;
    }
}
