package heartstring.customer.privacy;

import heartstring.customer.matching.Identifier;
import java.util.Set;

/**
 * Whose data is meant, as every room understands it.
 *
 * @param customerId the customer as it is now
 * @param customerIds that customer and the retired ones that lead to it
 * @param profileIds its pieces that are not erased
 * @param identifiers everything those pieces showed
 */
public record Person(long customerId, Set<Long> customerIds, Set<Long> profileIds, Set<Identifier> identifiers) {

    public Person {
        customerIds = Set.copyOf(customerIds);
        profileIds = Set.copyOf(profileIds);
        identifiers = Set.copyOf(identifiers);
    }

    /** The pieces, for an array parameter of a statement. */
    public long[] profiles() {
        return profileIds.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** The customers, for an array parameter of a statement. */
    public long[] customers() {
        return customerIds.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
