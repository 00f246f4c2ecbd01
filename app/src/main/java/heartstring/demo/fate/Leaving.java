package heartstring.demo.fate;

/** How somebody ends as a customer. */
public enum Leaving {
    /** Stays until the end. */
    STAYS,
    /** Praises, comes less and less, and goes without a word of complaint. */
    POLITE,
    /** Complains, scores low, and goes. */
    HONEST,
    /** Is just not seen any more. */
    SILENT
}
