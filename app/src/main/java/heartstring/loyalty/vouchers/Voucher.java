package heartstring.loyalty.vouchers;

/** One code; {@code tail} its last letters, {@code usesLeft} how often it may still be used. */
public record Voucher(long id, VoucherBatch batch, String tail, long usesLeft) {}
