package heartstring.kernels.nextbasket;

/** What a customer bought most often, the older the less: personal frequency with decay. */
public final class OwnTop {

    private OwnTop() {}

    /**
     * A score for each item: the baskets that hold it, each basket further back counting {@code fade} times as much; 1 counts them all alike,
     * and then of equals the one bought last comes first.
     */
    public static double[] scores(Past past, int items, double fade) {
        double[] scores = new double[Math.max(items, past.bound())];
        double weight = 1;
        for (int ago = 0; ago < past.size(); ago++) {
            for (int item : past.ago(ago)) {
                // Less than any difference of counts, so it decides between equals alone.
                scores[item] += weight + (scores[item] == 0 ? 1e-6 / (1 + ago) : 0);
            }
            weight *= fade;
        }
        return scores;
    }
}
