package heartstring.messaging.envelopes;

import heartstring.platform.settings.Settings;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is told: a CloudEvent of version 1.0 as JSON, which has the fields that Standard Webhooks advises too. Made of the touchpoint at
 * each try, so that no word of a customer is kept a second time.
 */
@Component
public class Envelope {

    private static final String PREFIX = "heartstring.";
    private static final int MOST_LETTERS = 200_000;

    private final EnvelopeSql sql;
    private final Settings settings;

    Envelope(EnvelopeSql sql, Settings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** Its body; empty when whom it is about asked to be forgotten, it was taken back, or it is one colleague's alone. */
    public Optional<String> body(Piece piece) {
        ObjectNode data = (ObjectNode) JsonMapper.shared().readTree(piece.data());
        long customer = piece.profileId() == 0 ? 0 : sql.customer(piece.profileId());
        if (piece.profileId() != 0 && customer == 0) {
            return Optional.empty();
        }
        if (customer != 0) {
            data.put("customer", customer).put("profile", piece.profileId());
        }
        if (piece.touchpointId() != 0) {
            Optional<EnvelopeSql.Touchpoint> found = sql.touchpoint(piece.touchpointId());
            if (found.isEmpty() || !add(data, found.get())) {
                return Optional.empty();
            }
        }
        String house = settings.organisation().address();
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", piece.webhookId());
        event.put("source", house.isEmpty() ? "urn:heartstring" : house);
        event.put("type", PREFIX + piece.kind());
        if (customer != 0) {
            event.put("subject", "customers/" + customer);
        }
        event.put("time", piece.at().toString());
        event.put("timestamp", piece.at().toString());
        event.put("datacontenttype", "application/json");
        event.set("data", data);
        return Optional.of(written(event, data));
    }

    /** Whoever sent what is nested as deep as can be read has sent what cannot be written within something else. */
    private static String written(ObjectNode event, ObjectNode data) {
        try {
            return event.toString();
        } catch (RuntimeException e) {
            data.remove("properties");
            data.put("tooLarge", true);
            return event.toString();
        }
    }

    /** False for what is for one colleague's eyes. */
    private static boolean add(ObjectNode data, EnvelopeSql.Touchpoint touchpoint) {
        data.put("touchpoint", touchpoint.id());
        data.put("event", touchpoint.name());
        data.put("channel", touchpoint.channel());
        if (touchpoint.body().length() > MOST_LETTERS) {
            data.put("tooLarge", true);
            return !touchpoint.body().contains("\"private_to\"");
        }
        JsonNode properties = JsonMapper.shared().readTree(touchpoint.body()).path("properties");
        if (properties.has("private_to")) {
            return false;
        }
        if (properties.isObject()) {
            data.set("properties", properties);
        }
        return true;
    }
}
