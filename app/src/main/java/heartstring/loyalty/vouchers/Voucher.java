package heartstring.loyalty.vouchers;

/**
 * One code.
 *
 * @param tail its last letters
 * @param usesLeft how often it may still be used
 * @param ownerId the customer who alone can use it, 0 for anybody, -1 for somebody who was forgotten
 */
public record Voucher(long id, VoucherBatch batch, String tail, long usesLeft, long ownerId) {

    /** Whether this customer (0 for nobody known) may know of it. */
    boolean isFor(long customerId) {
        return ownerId == 0 || ownerId == customerId;
    }
}
