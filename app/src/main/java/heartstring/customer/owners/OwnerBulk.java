package heartstring.customer.owners;

import heartstring.platform.bulk.Bulk;
import heartstring.platform.bulk.BulkHand;
import org.springframework.stereotype.Component;

/** Gives many customers to a colleague, {@code 0} for nobody. Records are customers; one that was merged since is its successor. */
@Component
public class OwnerBulk implements BulkHand {

    /** What bulks that give customers to colleagues call their subject. */
    public static final String SUBJECT = "owner";

    private final Owners owners;
    private final CustomersInReach customers;

    OwnerBulk(Owners owners, CustomersInReach customers) {
        this.owners = owners;
        this.customers = customers;
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public Step apply(Bulk bulk, long customer) {
        return customers.isIn(customer)
                ? give(customer, Long.parseLong(bulk.value()))
                : new Step.Refused("There is no such customer.");
    }

    @Override
    public Step undo(Bulk bulk, long customer, String before, String after) {
        return owners.of(owners.current(customer)) == Long.parseLong(after)
                ? give(customer, Long.parseLong(before))
                : new Step.Same();
    }

    private Step give(long customer, long user) {
        return switch (owners.give(customer, user)) {
            case Owners.Outcome.Done done when done.before() == user -> new Step.Same();
            case Owners.Outcome.Done done -> new Step.Changed(String.valueOf(done.before()), String.valueOf(user));
            case Owners.Outcome.NoCustomer none -> new Step.Refused("Somebody who is forgotten was among them.");
            case Owners.Outcome.NoColleague none -> new Step.Refused("There is no such colleague any more.");
        };
    }
}
