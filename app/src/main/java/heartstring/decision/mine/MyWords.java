package heartstring.decision.mine;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What customers read about their case, in the languages that ship; others read English. */
public final class MyWords {

    /** The languages that ship. */
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "nl", "ar");

    private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");
    private static final Map<String, MyWords> ALL = all();

    private final String language;
    private final Properties words;

    private MyWords(String language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /** Those of a language. */
    public static MyWords of(String language) {
        MyWords own = ALL.get(language.split("[-_]", 2)[0]);
        return own != null ? own : ALL.getOrDefault("en", new MyWords("en", new Properties()));
    }

    /** Two letters. */
    public String language() {
        return language;
    }

    /** Where a line begins: ltr or rtl. */
    public String direction() {
        return language.equals("ar") ? "rtl" : "ltr";
    }

    /** One of them, empty when there is none of that name; {@code {0}} in it is filled in. */
    public String say(String name, String... with) {
        String phrase = words.getProperty(name, "");
        return with.length == 0
                ? phrase
                : HOLE.matcher(phrase).replaceAll(hole -> {
                    int place = Integer.parseInt(hole.group(1));
                    return Matcher.quoteReplacement(place < with.length ? with[place] : "");
                });
    }

    /** The names of all. */
    java.util.Set<String> names() {
        return words.stringPropertyNames();
    }

    private static Map<String, MyWords> all() {
        Map<String, MyWords> all = new HashMap<>();
        for (String language : LANGUAGES) {
            Properties words = new Properties();
            try (InputStream file =
                    MyWords.class.getResourceAsStream("/heartstring/decision/words_" + language + ".properties")) {
                words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all.put(language, new MyWords(language, words));
        }
        return all;
    }
}
