package heartstring.customer.profiles;

import java.util.Collection;

/**
 * A room above that works out something of what is known of a customer. Called in the transaction that changed it, where nothing happened
 * that would be a touchpoint: somebody edited a property, or noted a consent.
 */
public interface PieceWatcher {

    /** Something is known of this piece that was not. */
    void told(long profileId);

    /** The same of many. */
    default void told(Collection<Long> profiles) {
        profiles.forEach(this::told);
    }
}
