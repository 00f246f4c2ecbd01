package heartstring.kernels.worth;

import java.util.Arrays;

/**
 * Scores from 1 to 5 by fifths; equal values have equal scores, that of the middle one of them, so where all are alike all are 3.
 *
 * @param from the least value with a score of 2, 3, 4 and 5; a score that nobody has begins where the next does
 */
public record Quintiles(double[] from) {

    private static final int SCORES = 5;

    /** Of some values, which are left as they are; of none, every value has 3. */
    public static Quintiles of(double[] values, int many) {
        double[] sorted = Arrays.copyOf(values, many);
        Arrays.sort(sorted);
        double[] from = new double[SCORES - 1];
        Arrays.fill(from, Double.MAX_VALUE);
        if (many == 0) {
            from[0] = -Double.MAX_VALUE;
            from[1] = -Double.MAX_VALUE;
        }
        int first = 0;
        while (first < many) {
            int end = first;
            while (end < many && sorted[end] == sorted[first]) {
                end++;
            }
            int score = (int) Math.min(SCORES - 1L, (long) SCORES * (first + end) / (2L * many));
            for (int s = 0; s < score; s++) {
                from[s] = Math.min(from[s], sorted[first]);
            }
            first = end;
        }
        return new Quintiles(from);
    }

    /** 1 to 5. */
    public int score(double value) {
        int score = 1;
        for (double least : from) {
            score += value >= least ? 1 : 0;
        }
        return score;
    }
}
