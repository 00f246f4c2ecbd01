package heartstring.messaging.envelopes;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of news.
 *
 * @param profileId whom it is about, 0 for nobody
 * @param touchpointId what it is about, 0 where a room told it by itself
 * @param data what that room told, a JSON object
 */
public record Piece(UUID id, String kind, long profileId, long touchpointId, String data, Instant at) {

    /** By which the other side knows it again. */
    public String webhookId() {
        return "msg_" + id.toString().replace("-", "");
    }
}
