package heartstring.story.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One touchpoint as those who put it into words see it.
 *
 * @param kind identify, track, page, screen, group or alias; property for one that was changed by hand
 * @param event the event as it came; its {@code properties} and {@code traits} may be absent
 * @param store the name of the store that it names, null when it names none
 * @param product the name of the product that it names, null when it names none or several
 */
public record Happening(
        long id,
        long profileId,
        String kind,
        String name,
        String channel,
        Instant at,
        JsonNode event,
        @Nullable String store,
        @Nullable String product) {

    /** A property as text; null when absent, blank or not a plain value. */
    public @Nullable String text(String property) {
        JsonNode properties = event.get("properties");
        JsonNode node = properties == null ? null : properties.get(property);
        if (node == null || node.isNull() || node.isContainer()) {
            return null;
        }
        String text = node.asString().strip();
        return text.isEmpty() ? null : text;
    }

    /** A property as a number; null when it is none. */
    public @Nullable Double number(String property) {
        String text = text(property);
        if (text == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
