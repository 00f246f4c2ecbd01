package heartstring.kernels.baskets;

/**
 * How often a hidden item of a basket is among the first guesses.
 *
 * @param tried baskets of which an item was hidden
 * @param hits of which the guesses had it, {@code popularHits} of which the best sellers had it
 */
public record Trial(int tried, int hits, int popularHits) {

    /** So many guesses are made. */
    public static final int GUESSES = 10;

    /** As it is chosen of other receipts, see the measurements. */
    private static final double WEIGHT = 1;

    /**
     * Learns of all baskets but the last ones, and tries those of them that hold two items or more; of each the item is hidden whose place is
     * its number modulo its width, so that no chance is in it.
     *
     * @param last how many are tried
     */
    public static Trial ofNewest(Baskets baskets, int[] category, int categories, int last) {
        int from = baskets.size() - last;
        Baskets before = baskets.part(0, from);
        Completion completion = Completion.of(before, category, categories, Terms.USUAL.prior(), WEIGHT);
        int tried = 0;
        int hits = 0;
        int popularHits = 0;
        int[] popular = before.mostFrequent(GUESSES + 1, 1);
        for (int b = from; b < baskets.size(); b++) {
            int width = baskets.width(b);
            if (width > 1) {
                int place = b % width;
                int hidden = baskets.item(b, place);
                int[] rest = new int[width - 1];
                for (int i = 0; i < width - 1; i++) {
                    rest[i] = baskets.item(b, i < place ? i : i + 1);
                }
                tried++;
                hits += holds(completion.best(rest, GUESSES, Completion.By.SHARE), hidden, GUESSES, new int[0]);
                popularHits += holds(popular, hidden, GUESSES, rest);
            }
        }
        return new Trial(tried, hits, popularHits);
    }

    private static int holds(int[] guesses, int hidden, int most, int[] rest) {
        int made = 0;
        for (int guess : guesses) {
            boolean inside = false;
            for (int item : rest) {
                inside |= item == guess;
            }
            if (!inside && made < most) {
                made++;
                if (guess == hidden) {
                    return 1;
                }
            }
        }
        return 0;
    }
}
