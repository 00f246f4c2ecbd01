package heartstring.kernels.remarks;

/** Whose words a text holds. */
public enum Speaker {
    /** The customer, speaking of themselves. */
    CUSTOMER,
    /** Somebody of the house, speaking to the customer. */
    HOUSE,
    /** Somebody of the house, noting something about the customer. */
    NOTE
}
