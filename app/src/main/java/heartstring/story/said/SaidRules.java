package heartstring.story.said;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was said out of touchpoints, whatever their contents. */
final class SaidRules {

    /** Of a text so many chars are looked through. */
    static final int MOST_CHARS = 20_000;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEXTS = List.of("text", "message_body", "comment", "notes", "message");
    private static final String NOTE = "Note Added";
    private static final Set<String> NAMES = Set.of(
            "Message Received",
            "Message Sent",
            "Live Chat Message Sent",
            "Live Chat Message Received",
            "Call Ended",
            "Call Made",
            "Social Mention",
            "Social Message",
            "Complaint Raised",
            NOTE,
            "Survey Answered",
            "Product Reviewed");

    private SaidRules() {}

    /** The names of events in which something is said. */
    static Set<String> names() {
        return NAMES;
    }

    /** What a touchpoint says; null when that is nothing. */
    static @Nullable Saying read(String name, @Nullable String body) {
        if (body == null || !NAMES.contains(name)) {
            return null;
        }
        try {
            JsonNode said = JSON.readTree(body).path("properties");
            String subject = text(said, "subject");
            String words = "";
            for (String field : TEXTS) {
                words = words.isEmpty() ? text(said, field) : words;
            }
            return subject.isEmpty() && words.isEmpty()
                    ? null
                    : new Saying(
                            name.equals(NOTE),
                            said.path("private_to").asLong(0),
                            subject,
                            cut(words),
                            said.path("deal_id").asLong(0));
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String text(JsonNode said, String field) {
        JsonNode node = said.path(field);
        return node.isString() ? node.asString().strip() : "";
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARS
                ? text
                : text.substring(0, Character.isLowSurrogate(text.charAt(MOST_CHARS)) ? MOST_CHARS - 1 : MOST_CHARS);
    }
}
