package heartstring.kernels.strata;

/**
 * How many times as often it followed, and where the true ratio lies with 95 %.
 *
 * @param share of those looked at, and {@code otherShare} of the others who are like them, 0 to 1; their quotient is the ratio
 * @param chance how often chance alone brings a ratio as far from one, 0 to 1
 * @param compared how many of those looked at have somebody like them among the others
 */
public record Ratio(
        double low, double ratio, double high, double share, double otherShare, double chance, long compared) {}
