package heartstring.kernels.nextbasket;

import java.nio.ByteBuffer;

/** Small trees that ask about signs, one question on each level; what the leaves say is summed. Without trees the sum is 0. */
final class Trees {

    static final int DEPTH = 4;
    static final int INNER = (1 << DEPTH) - 1;
    static final int LEAVES = 1 << DEPTH;

    /** No tree at all. */
    static final Trees NONE = new Trees(new int[0], new float[0], new float[0]);

    private final int[] signs;
    private final float[] edges;
    private final float[] leaves;

    /**
     * Tree behind tree, each from its root, level by level.
     *
     * @param signs which sign each inner node asks about
     * @param edges up to which value it goes to the left
     * @param leaves what each leaf says
     */
    Trees(int[] signs, float[] edges, float[] leaves) {
        this.signs = signs;
        this.edges = edges;
        this.leaves = leaves;
    }

    /** What the trees say of the signs that begin at a place. */
    double sum(float[] row, int at) {
        double sum = 0;
        for (int root = 0, leaf = 0; root < signs.length; root += INNER, leaf += LEAVES) {
            int node = 0;
            for (int level = 0; level < DEPTH; level++) {
                node = 2 * node + (row[at + signs[root + node]] <= edges[root + node] ? 1 : 2);
            }
            sum += leaves[leaf + node - INNER];
        }
        return sum;
    }

    int count() {
        return leaves.length / LEAVES;
    }

    int bytes() {
        return Integer.BYTES + signs.length * (Short.BYTES + Float.BYTES) + leaves.length * Float.BYTES;
    }

    void write(ByteBuffer to) {
        to.putInt(count());
        for (int node = 0; node < signs.length; node++) {
            to.putShort((short) signs[node]).putFloat(edges[node]);
        }
        for (float leaf : leaves) {
            to.putFloat(leaf);
        }
    }

    static Trees read(ByteBuffer from) {
        int count = from.getInt();
        int[] signs = new int[count * INNER];
        float[] edges = new float[signs.length];
        for (int node = 0; node < signs.length; node++) {
            signs[node] = from.getShort();
            edges[node] = from.getFloat();
        }
        float[] leaves = new float[count * LEAVES];
        for (int leaf = 0; leaf < leaves.length; leaf++) {
            leaves[leaf] = from.getFloat();
        }
        return new Trees(signs, edges, leaves);
    }
}
