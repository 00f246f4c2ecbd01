package heartstring.kernels.emotions;

/** A network that gives each piece of a sentence a vector, as it means there. */
@FunctionalInterface
public interface Pieces {

    /** How many numbers a vector has. */
    int DIMENSIONS = 384;

    /** The vectors of a sentence's pieces, in their order; at least one. */
    float[][] of(String sentence);
}
