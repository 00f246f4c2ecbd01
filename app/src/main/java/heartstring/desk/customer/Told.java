package heartstring.desk.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One telling of a property.
 *
 * @param json the value as JSON
 * @param user the colleague who wrote it; null when a source did
 * @param told how often the property was told in all
 */
public record Told(
        String name,
        String json,
        Instant at,
        @Nullable String source,
        @Nullable String user,
        int told) {

    Portrait.Property property() {
        return new Portrait.Property(
                name,
                text(),
                PropertyRules.meaning(name, json),
                by(),
                at,
                told,
                PropertyRules.plain(json),
                PropertyRules.parts(name, json));
    }

    /** The value for people; a removed one says so. */
    public String text() {
        return json.equals("null") ? "removed" : PropertyRules.text(json);
    }

    /** Who said so. */
    public String by() {
        return user != null ? user : source != null ? source : "Colleagues";
    }
}
