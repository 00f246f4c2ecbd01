package heartstring.story.memory;

import heartstring.kernels.remarks.Speaker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whose words a touchpoint holds, and which. */
final class HeardRules {

    /** Words and who said them. */
    record Heard(Speaker speaker, String text) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEXTS = List.of("text", "message_body", "comment", "notes", "message");
    private static final Map<String, Speaker> SPEAKERS = Map.ofEntries(
            Map.entry("Message Received", Speaker.CUSTOMER),
            Map.entry("Message Sent", Speaker.HOUSE),
            Map.entry("Live Chat Message Sent", Speaker.CUSTOMER),
            Map.entry("Live Chat Message Received", Speaker.HOUSE),
            Map.entry("Call Ended", Speaker.NOTE),
            Map.entry("Call Made", Speaker.NOTE),
            Map.entry("Social Mention", Speaker.CUSTOMER),
            Map.entry("Social Message", Speaker.CUSTOMER),
            Map.entry("Complaint Raised", Speaker.CUSTOMER),
            Map.entry("Note Added", Speaker.NOTE),
            Map.entry("Survey Answered", Speaker.CUSTOMER),
            Map.entry("Product Reviewed", Speaker.CUSTOMER));

    private HeardRules() {}

    static Set<String> names() {
        return SPEAKERS.keySet();
    }

    /** What was said in a touchpoint; null when nothing was, or a machine said it, or it is for one colleague's eyes. */
    static @Nullable Heard heard(String name, @Nullable String body) {
        Speaker speaker = SPEAKERS.get(name);
        if (speaker == null || body == null) {
            return null;
        }
        try {
            JsonNode said = JSON.readTree(body).path("properties");
            if (said.hasNonNull("automatic") || said.hasNonNull("private_to")) {
                return null;
            }
            for (String field : TEXTS) {
                JsonNode text = said.path(field);
                if (text.isString() && !text.asString().isBlank()) {
                    return new Heard(speaker, text.asString());
                }
            }
        } catch (JacksonException e) {
            return null;
        }
        return null;
    }
}
