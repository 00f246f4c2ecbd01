package heartstring.customer.choices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds of one use for one customer.
 *
 * @param saidAt null when nobody said anything, so that the house's own setting holds
 * @param way who said it: person, staff or program; empty when nobody did
 * @param reason why a colleague or program noted it; may be empty
 */
public record Choice(Use use, boolean allowed, @Nullable Instant saidAt, String way, String reason) {}
