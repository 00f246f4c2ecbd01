package heartstring.kernels.strata;

import heartstring.kernels.shares.Normal;
import java.util.List;
import java.util.Optional;

/** Puts strata together. */
public final class Strata {

    private static final double Z = 1.959963984540054;

    private Strata() {}

    /** The common ratio; empty where nobody can be compared, or it followed for none of one side. */
    public static Optional<Ratio> ratio(List<Stratum> strata) {
        double up = 0;
        double down = 0;
        double spread = 0;
        double weight = 0;
        long compared = 0;
        for (Stratum s : strata) {
            double all = s.all();
            double others = s.otherAll();
            if (all > 0 && others > 0) {
                double both = all + others;
                up += s.hits() * others / both;
                down += s.otherHits() * all / both;
                spread += (all * others * (s.hits() + s.otherHits()) - (double) s.hits() * s.otherHits() * both)
                        / (both * both);
                weight += all * others / both;
                compared += s.all();
            }
        }
        if (up <= 0 || down <= 0 || spread <= 0) {
            return Optional.empty();
        }
        double error = Math.sqrt(spread / (up * down));
        double log = Math.log(up / down);
        return Optional.of(new Ratio(
                Math.exp(log - Z * error),
                up / down,
                Math.exp(log + Z * error),
                up / weight,
                down / weight,
                Normal.either(log / error),
                compared));
    }
}
