package heartstring.demo.words;

/**
 * What a text was written with, and what it truly does: the factor by which the gap to the next visit grows (above 1)
 * or shrinks (below 1).
 */
public enum Feeling {
    JOY(1, 0.85),
    LOVE(1, 0.85),
    ADMIRATION(1, 0.85),
    GRATITUDE(1, 0.85),
    RELIEF(1, 1.0),
    AMUSEMENT(1, 1.0),
    SURPRISE(1, 1.0),
    CURIOSITY(0, 1.0),
    NEUTRAL(0, 1.0),
    CONFUSION(0, 1.0),
    NERVOUSNESS(-1, 1.1),
    SADNESS(-1, 1.2),
    ANNOYANCE(-1, 1.25),
    DISAPPOINTMENT(-1, 1.4),
    ANGER(-1, 1.7);

    private final int sign;
    private final double gapFactor;

    Feeling(int sign, double gapFactor) {
        this.sign = sign;
        this.gapFactor = gapFactor;
    }

    /** 1 pleasant, 0 neither, -1 unpleasant. */
    public int sign() {
        return sign;
    }

    /** The true effect on the gap to the next visit. */
    public double gapFactor() {
        return gapFactor;
    }
}
