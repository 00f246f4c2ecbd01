package heartstring.kernels.baskets;

import heartstring.kernels.shares.Interval;

/**
 * What one item has to do with another, seen from the left one.
 *
 * @param together baskets with both, {@code leftBaskets} with the left one and {@code rightBaskets} with the right one
 * @param expected baskets with both by chance, of sizes, strata and items as they are
 * @param lift how many times as often as chance, shrunken, with 95 %
 * @param strength the log-likelihood ratio −2 log λ, 0 or more
 */
public record Tie(
        int left,
        int right,
        Kind kind,
        Level level,
        long together,
        long leftBaskets,
        long rightBaskets,
        double expected,
        Interval lift,
        double strength) {

    /** What it is to the other. */
    public enum Kind {
        /** It is bought along: with the left one more often than chance has it. */
        COMPLEMENT,
        /** It is bought instead: the same people buy both, but seldom at once. */
        SUBSTITUTE
    }

    /** Whose evidence it rests on. */
    public enum Level {
        /** That of the two items. */
        ITEM,
        /** That of their categories, because the items alone are too rare. */
        CATEGORY
    }

    /** Of baskets with the left one, the share that has the right one too, 0 to 1. */
    public double share() {
        return leftBaskets == 0 ? 0 : (double) together / leftBaskets;
    }

    /** The share that chance would bring, 0 to 1. */
    public double chanceShare() {
        return leftBaskets == 0 ? 0 : Math.min(1, expected / leftBaskets);
    }

    /** What the tie adds to the share, by its shrunken lift; below 0 for substitutes. Popular items gain nothing by being popular. */
    public double added() {
        return chanceShare() * (lift.value() - 1);
    }

    Tie turned() {
        return new Tie(
                /* left= */ right,
                /* right= */ left,
                kind,
                level,
                together,
                /* leftBaskets= */ rightBaskets,
                /* rightBaskets= */ leftBaskets,
                expected,
                lift,
                strength);
    }
}
