package heartstring.kernels.linkage;

/**
 * Records row by row: what is asked about one record lies side by side in memory, and the next record of its block is seldom far.
 *
 * @param fields values of a row
 * @param codes the number of each value within its field; 0 where nothing is known
 * @param letters which letters and digits each value has, as a set of bits
 * @param lengths of the values, at most 64
 */
record Table(int fields, int[] codes, long[] letters, byte[] lengths) {

    int code(int field, int record) {
        return codes[record * fields + field];
    }

    long letters(int field, int record) {
        return letters[record * fields + field];
    }

    int length(int field, int record) {
        return lengths[record * fields + field];
    }
}
