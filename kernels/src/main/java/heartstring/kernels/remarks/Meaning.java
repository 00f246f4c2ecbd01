package heartstring.kernels.remarks;

/** The meaning of a sentence as a direction: sentences that mean alike point alike, in whatever words. */
public interface Meaning {

    /** How many numbers a direction has. */
    int DIMENSIONS = 384;

    float[] of(String sentence);
}
