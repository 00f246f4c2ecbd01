package heartstring.loyalty.vouchers;

import heartstring.story.terms.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to use a code, and for what.
 *
 * @param customerId 0 for nobody known
 * @param profileId the piece that was shown, 0 for nobody
 * @param basket what is bought, null when there is no basket: then what asks about one is not known yet
 */
public record Shopper(
        long customerId, long profileId, @Nullable Occasion basket) {

    /** Nobody known and nothing bought. */
    public static final Shopper NOBODY = new Shopper(0, 0, null);
}
