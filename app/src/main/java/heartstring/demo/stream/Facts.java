package heartstring.demo.stream;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small ordered maps for traits, properties and context; a null value is left out. */
public final class Facts {

    private Facts() {}

    /** An ordered map of the given keys and values, in pairs. */
    public static Map<String, Object> of(@Nullable Object... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("keys and values come in pairs");
        }
        Map<String, Object> facts = new LinkedHashMap<>(Math.max(4, pairs.length));
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null && pairs[i] instanceof String key) {
                facts.put(key, value);
            }
        }
        return facts;
    }

    /** Minor units as a decimal with two places. */
    public static BigDecimal money(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }

    /** A number filled up with zeros on the left, the same in every locale. */
    public static String digits(long value, int width) {
        String text = Long.toString(value);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }
}
