package heartstring.customer.likeness;

/**
 * What one field says of two customers.
 *
 * @param words such as "nearly the same"
 * @param bits below 0 it speaks against
 */
public record Evidence(String field, String words, double bits) {

    /** Whether it speaks for one person. */
    public boolean speaksFor() {
        return bits > 0;
    }
}
