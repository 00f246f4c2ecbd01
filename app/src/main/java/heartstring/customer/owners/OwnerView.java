package heartstring.customer.owners;

import java.util.Map;

/** To whom a customer belongs, and to whom they can be given; {@code owner} is 0 for nobody. */
public record OwnerView(long customerId, long owner, Map<Long, String> colleagues) {

    public boolean isOwner(long user) {
        return owner == user;
    }

    /** Whether whoever has them can be chosen no more, because they left. */
    public boolean isGone() {
        return owner != 0 && !colleagues.containsKey(owner);
    }
}
