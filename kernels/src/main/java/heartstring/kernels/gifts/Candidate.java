package heartstring.kernels.gifts;

/**
 * A product that might be given with a basket, in numbers.
 *
 * @param share how likely such a basket holds it, 0 to 1
 * @param chance the same by chance, 0 to 1
 * @param strength the likelihood ratio of the strongest tie, 0 or more
 * @param taste see {@link Factors#taste}; {@code novelty}, {@code season} and {@code worth} likewise, each above 0 and 1 for nothing known
 */
public record Candidate(
        double share, double chance, double strength, double taste, double novelty, double season, double worth) {

    /** What the basket alone says of it. */
    public static Candidate of(double share, double chance, double strength) {
        return new Candidate(share, chance, strength, 1, 1, 1, 1);
    }
}
