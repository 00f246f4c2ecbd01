package heartstring.loyalty.vouchers;

/** What can become of reserving, using or rolling back a code. */
public sealed interface Using {

    /** It stands; the same key again finds it replayed. */
    record Stands(VoucherUse use, boolean replayed) implements Using {}

    /** It cannot be, and why in plain words for colleagues. */
    record Refused(String reason) implements Using {}

    /** There is no such use. */
    record Unknown() implements Using {}

    /** The key was used for something else before. */
    record KeyReused() implements Using {}
}
