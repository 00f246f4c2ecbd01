package heartstring.kernels.baskets;

/**
 * From when on something is told, and how much work it may be.
 *
 * @param prior the lift is shrunken as if so many more baskets were expected and held the pair as often as its categories go together: with
 *     4, three baskets where one is expected by chance are a lift of 1.4 and no longer of 3
 * @param complementFrom a complement's lift is with 95 % at least that; above 1, for what is a little more than chance completes nothing
 * @param substituteUntil a substitute's lift is with 95 % at most that
 * @param least an item in fewer baskets, or a complement in fewer together, has too little evidence of its own
 * @param perItem the most complements, and the most substitutes, of one item
 * @param threads how many threads count
 * @param bytes the memory for counting, beside the baskets
 */
public record Terms(
        double prior, double complementFrom, double substituteUntil, int least, int perItem, int threads, long bytes) {

    /** What is used unless there are reasons: chosen for what a shop can act on, not from any shop's data. */
    public static final Terms USUAL = new Terms(4, 1.3, 0.6, 5, 20, 1, 256L << 20);

    public Terms {
        if (prior <= 0 || complementFrom < 1 || substituteUntil > 1 || least < 1 || perItem < 1 || threads < 1) {
            throw new IllegalArgumentException("such terms tell nothing");
        }
    }

    /** The same with another number of threads. */
    public Terms withThreads(int number) {
        return new Terms(prior, complementFrom, substituteUntil, least, perItem, number, bytes);
    }

    /** Within the baskets of one person half of what is more than chance has to be left, surely. */
    double withinFrom() {
        return 1 + (complementFrom - 1) / 2;
    }

    /** Within the baskets of one person half of what is less than chance has to be left, surely. */
    double withinUntil() {
        return 1 - (1 - substituteUntil) / 2;
    }

    /** Categories lie together more evenly than items, and are many baskets. */
    Terms forCategories() {
        return new Terms(prior, 1 + (complementFrom - 1) / 2, substituteUntil, least, perItem, threads, bytes);
    }
}
