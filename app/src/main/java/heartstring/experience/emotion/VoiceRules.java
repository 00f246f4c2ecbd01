package heartstring.experience.emotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a customer said in a touchpoint, whatever its contents. */
final class VoiceRules {

    /** Of a text so many chars are read. */
    static final int MOST_CHARS = 2_000;

    private static final int MOST_ANSWERS = 20;
    private static final int MOST_STORE = 100;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEXTS =
            List.of("text", "message_body", "comment", "notes", "message", "review_body");
    private static final Set<String> NAMES = Set.of(
            "Message Received",
            "Live Chat Message Sent",
            "Social Mention",
            "Social Message",
            "Complaint Raised",
            "Form Submitted",
            "Survey Answered",
            "Product Reviewed");

    private VoiceRules() {}

    /** The names of events in which customers say something. */
    static Set<String> names() {
        return NAMES;
    }

    /** Their words; empty when there are none, or a machine wrote them, or they are for one colleague's eyes. */
    static String said(String name, @Nullable String body) {
        if (body == null || !NAMES.contains(name)) {
            return "";
        }
        try {
            JsonNode said = JSON.readTree(body).path("properties");
            if (said.hasNonNull("automatic") || said.hasNonNull("private_to")) {
                return "";
            }
            for (String field : TEXTS) {
                JsonNode text = said.path(field);
                if (text.isString() && !text.asString().isBlank()) {
                    return cut(text.asString().strip());
                }
            }
            return cut(answers(said.path("answers")));
        } catch (JacksonException e) {
            return "";
        }
    }

    /** The key of the store that a touchpoint names; empty where it names none. */
    static String store(@Nullable String body) {
        if (body == null) {
            return "";
        }
        try {
            String store =
                    JSON.readTree(body).path("properties").path("store_id").asString("");
            return store.length() > MOST_STORE ? "" : store;
        } catch (JacksonException e) {
            return "";
        }
    }

    /** The free words among several answers, a line each. */
    private static String answers(JsonNode answers) {
        List<String> words = new ArrayList<>();
        for (JsonNode answer : answers) {
            JsonNode text = answer.isString() ? answer : answer.path("text");
            if (text.isString() && text.asString().strip().contains(" ") && words.size() < MOST_ANSWERS) {
                words.add(text.asString().strip());
            }
        }
        return String.join("\n", words);
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARS
                ? text
                : text.substring(0, Character.isLowSurrogate(text.charAt(MOST_CHARS)) ? MOST_CHARS - 1 : MOST_CHARS);
    }
}
