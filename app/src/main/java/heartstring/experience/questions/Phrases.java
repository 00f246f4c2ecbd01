package heartstring.experience.questions;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the page around the questions says, in the languages that ship; others read English. */
public final class Phrases {

    /** The languages that ship. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "nl", "ar");

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he", "fa", "ur", "ps", "yi", "dv", "ku", "sd");
    private static final Map<String, Phrases> ALL = all();
    private static final int MOST_NAMES = 1_000;
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private final Properties words;

    private Phrases(Properties words) {
        this.words = words;
    }

    /** Those of a language. */
    public static Phrases of(String language) {
        Phrases own = ALL.get(language.split("[-_]", 2)[0]);
        return own != null ? own : ALL.getOrDefault("en", new Phrases(new Properties()));
    }

    /** Whether a language is written from right to left. */
    public static boolean fromTheRight(String language) {
        return RIGHT_TO_LEFT.contains(language.split("[-_]", 2)[0]);
    }

    /** One of them; {@code %s} in it are filled in. */
    public String say(String name, Object... with) {
        String phrase = words.getProperty(name, "");
        return with.length == 0 ? phrase : phrase.formatted(with);
    }

    /** The name of a language in that language. Kept, for every page of a survey names its languages, and to find one takes long. */
    public static String called(String language) {
        String known = NAMES.get(language);
        if (known == null) {
            Locale locale = Locale.forLanguageTag(language);
            String name = locale.getDisplayName(locale);
            known = name.isEmpty() ? language : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
            if (NAMES.size() < MOST_NAMES) {
                NAMES.put(language, known);
            }
        }
        return known;
    }

    private static Map<String, Phrases> all() {
        Map<String, Phrases> all = new HashMap<>();
        for (String language : LANGUAGES) {
            Properties words = new Properties();
            try (InputStream file =
                    Phrases.class.getResourceAsStream("/heartstring/experience/phrases_" + language + ".properties")) {
                words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all.put(language, new Phrases(words));
        }
        return all;
    }
}
