package heartstring.kernels.linkage;

/** How alike two texts are. */
public final class Likeness {

    private static final int LONGEST = 64;

    private Likeness() {}

    /**
     * The similarity of Jaro with Winkler's bonus for a common beginning of at most 4 letters, 0 to 1 (W. E. Winkler, String
     * Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage, 1990). Of each text the first
     * 64 characters count.
     */
    public static double jaroWinkler(String a, String b) {
        int la = Math.min(a.length(), LONGEST);
        int lb = Math.min(b.length(), LONGEST);
        if (la == 0 || lb == 0) {
            return la == lb ? 1 : 0;
        }
        int window = Math.max(0, Math.max(la, lb) / 2 - 1);
        long takenA = 0;
        long takenB = 0;
        int common = 0;
        for (int i = 0; i < la; i++) {
            int to = Math.min(lb - 1, i + window);
            for (int j = Math.max(0, i - window); j <= to; j++) {
                if ((takenB >>> j & 1) == 0 && a.charAt(i) == b.charAt(j)) {
                    takenA |= 1L << i;
                    takenB |= 1L << j;
                    common++;
                    break;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        int crossed = 0;
        long rest = takenB;
        for (long left = takenA; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            int j = Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            crossed += a.charAt(i) == b.charAt(j) ? 0 : 1;
        }
        double jaro = ((double) common / la + (double) common / lb + (common - crossed / 2.0) / common) / 3;
        int start = 0;
        while (start < Math.min(4, Math.min(la, lb)) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        return jaro + start * 0.1 * (1 - jaro);
    }

    /**
     * How many letters have to be put in, left out, changed or swapped with their neighbour to make one text of the other (optimal
     * string alignment); {@code most + 1} when it is more than {@code most}. Of each text the first 64 characters count.
     */
    public static int edits(String a, String b, int most) {
        int la = Math.min(a.length(), LONGEST);
        int lb = Math.min(b.length(), LONGEST);
        if (Math.abs(la - lb) > most) {
            return most + 1;
        }
        int[] before = new int[lb + 1];
        int[] last = new int[lb + 1];
        int[] row = new int[lb + 1];
        for (int j = 0; j <= lb; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= la; i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= lb; j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(last[j - 1] + same, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, before[j - 2] + 1);
                }
                row[j] = best;
                least = Math.min(least, best);
            }
            if (least > most) {
                return most + 1;
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return Math.min(last[lb], most + 1);
    }
}
