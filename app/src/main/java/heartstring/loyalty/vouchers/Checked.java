package heartstring.loyalty.vouchers;

/** Whether a code can be used now. */
public sealed interface Checked {

    /** What the outside is told of every code that cannot be used. */
    String OUTSIDE = "This code cannot be used.";

    /** It can. */
    record Good(Voucher voucher) implements Checked {}

    /** It cannot; the reason is for colleagues. */
    record Bad(String reason, boolean unknown) implements Checked {}
}
