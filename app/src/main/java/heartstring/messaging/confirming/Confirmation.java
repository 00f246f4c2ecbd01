package heartstring.messaging.confirming;

import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import java.time.Instant;

/** That somebody was asked to say once more that they want messages. */
record Confirmation(
        long id,
        long profileId,
        Identifier address,
        Purpose purpose,
        String source,
        String shown,
        Instant askedAt,
        Instant until,
        boolean confirmed) {}
