package heartstring.experience.answers;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the words of an answer out of its touchpoint, where they stand once. */
public final class Answered {

    private Answered() {}

    /** The free words by question; under an empty name where they belong to none. */
    public static Map<String, String> texts(String body) {
        try {
            return BodyRules.texts(JsonMapper.shared().readTree(body).path("properties"));
        } catch (JacksonException e) {
            return Map.of();
        }
    }
}
