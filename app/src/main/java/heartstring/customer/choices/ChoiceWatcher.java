package heartstring.customer.choices;

/** Wants to know when a customer allows or refuses a use; a bean of it is found by itself. */
public interface ChoiceWatcher {

    /** In the transaction that keeps it, for all pieces that the customer has now. */
    void chosen(long[] profiles, Use use, boolean allowed);
}
