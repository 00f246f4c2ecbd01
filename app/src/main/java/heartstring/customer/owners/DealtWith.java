package heartstring.customer.owners;

/** Whether a colleague has work that is about a customer; whoever has it may see whom it is about, and open their page. */
public interface DealtWith {

    boolean isDealtWith(long customerId, long userId);
}
