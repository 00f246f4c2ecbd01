package heartstring.experience.themes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The themes of this house.
 *
 * @param at the theme whose form was refused, empty for a new one, null for none
 * @param label and {@code words} what was typed there
 */
public record ThemesView(
        List<HouseThemes.One> themes,
        boolean mayEdit,
        @Nullable String at,
        String label,
        String words,
        @Nullable String fault) {

    public String label(HouseThemes.One one) {
        return one.word().equals(at) ? label : one.label();
    }

    public String words(HouseThemes.One one) {
        return one.word().equals(at) ? words : String.join("\n", one.words());
    }

    /** What was typed for a new one. */
    public String fresh(String typed) {
        return "".equals(at) ? typed : "";
    }

    /** Whether people changed anything in it. */
    public static boolean isChanged(HouseThemes.One one) {
        return one.own() || !one.words().isEmpty() || !one.label().equals(one.word());
    }
}
