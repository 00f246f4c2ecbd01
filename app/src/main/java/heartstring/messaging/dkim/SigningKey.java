package heartstring.messaging.dkim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What mail of a domain is signed with.
 *
 * @param publicKey as it stands in the DNS record, in base64
 * @param signsSince null while mail is not signed with it yet
 */
public record SigningKey(
        int id,
        String domain,
        String selector,
        String publicKey,
        Instant madeAt,
        @Nullable Instant signsSince) {

    /** The name of the record to publish. */
    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** The text of that record. */
    public String recordText() {
        return "v=DKIM1; k=rsa; p=" + publicKey;
    }
}
