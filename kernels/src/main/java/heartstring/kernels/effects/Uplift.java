package heartstring.kernels.effects;

/** Says for whom something works, and how much. */
@FunctionalInterface
public interface Uplift {

    /** How much more somebody with these features has who gets it than who does not; of shares from −1 to 1. */
    double of(double[] features);
}
