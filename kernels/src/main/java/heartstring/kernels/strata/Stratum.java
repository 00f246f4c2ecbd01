package heartstring.kernels.strata;

/** Of people who are alike: so many of some, and so many of the others, of whom something was true afterwards. */
public record Stratum(long hits, long all, long otherHits, long otherAll) {

    public Stratum {
        if (hits < 0 || otherHits < 0 || hits > all || otherHits > otherAll) {
            throw new IllegalArgumentException(hits + " of " + all + ", " + otherHits + " of " + otherAll);
        }
    }
}
