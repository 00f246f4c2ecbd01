package heartstring.customer.consent;

import java.time.Instant;

/**
 * What was said once about being written to.
 *
 * @param kind {@code email}, {@code phone} or {@code user_id}; {@code value} the address
 * @param channel what it holds for; empty for all that the address carries
 * @param way who said it: person, staff or program; {@code how} a colleague was told, empty where none was
 * @param source where it was said, {@code shown} which version of which text stood there, {@code proof} whatever else proves it; each empty
 *     where it was not told
 */
public record Consent(
        long id,
        String kind,
        String value,
        Purpose purpose,
        String channel,
        boolean given,
        Instant at,
        String way,
        String how,
        String source,
        String shown,
        String proof) {}
