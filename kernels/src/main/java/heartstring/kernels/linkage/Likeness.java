package heartstring.kernels.linkage;

/** How alike two texts are. */
public final class Likeness {

    /** Of a text so many characters count. */
    static final int LONGEST = 64;

    /** More than what is lost by reckoning in another order. */
    private static final double SLACK = 1e-9;

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
        double jaro = ((double) common / la + (double) common / lb + (double) (common - crossed / 2) / common) / 3;
        int start = 0;
        while (start < Math.min(4, Math.min(la, lb)) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        return jaro + start * 0.1 * (1 - jaro);
    }

    /**
     * What {@link #jaroWinkler} of two texts is at the most, as far as their letters alone tell: 0 for no letter in common.
     *
     * @param la the length of one, 1 to 64
     * @param lb the length of the other
     * @param onlyA how many different letters of the one the other has not
     * @param onlyB how many different letters of the other the one has not
     * @param start so many letters at the beginning may be the same, 0 to 4
     */
    static double most(int la, int lb, int onlyA, int onlyB, int start) {
        int common = Math.min(la - onlyA, lb - onlyB);
        if (common <= 0) {
            return 0;
        }
        double jaro = ((double) common / la + (double) common / lb + 1) / 3;
        return jaro + Math.min(start, common) * 0.1 * (1 - jaro) + SLACK;
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
        int from = 0;
        while (from < la && from < lb && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        while (la > from && lb > from && a.charAt(la - 1) == b.charAt(lb - 1)) {
            la--;
            lb--;
        }
        if (la == from || lb == from) {
            return Math.max(la, lb) - from;
        }
        if (most == 1) {
            return one(a, b, from, la, lb) ? 1 : 2;
        }
        return table(a, b, from, la, lb, most);
    }

    /** Whether one edit is enough where both the first and the last letters differ. */
    private static boolean one(String a, String b, int from, int la, int lb) {
        if (la - from == 1 && lb - from == 1) {
            return true;
        }
        return la - from == 2
                && lb - from == 2
                && a.charAt(from) == b.charAt(from + 1)
                && a.charAt(from + 1) == b.charAt(from);
    }

    private static int table(String a, String b, int from, int toA, int toB, int most) {
        int la = toA - from;
        int lb = toB - from;
        int[] before = new int[lb + 1];
        int[] last = new int[lb + 1];
        int[] row = new int[lb + 1];
        for (int j = 0; j <= lb; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= la; i++) {
            row[0] = i;
            int least = i;
            char x = a.charAt(from + i - 1);
            for (int j = 1; j <= lb; j++) {
                char y = b.charAt(from + j - 1);
                int best = Math.min(last[j - 1] + (x == y ? 0 : 1), 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && x == b.charAt(from + j - 2) && a.charAt(from + i - 2) == y) {
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
