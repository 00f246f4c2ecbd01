package heartstring.crm.chatdoors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fixed words of the chat window in one language.
 *
 * @param language as in addresses of languages, such as {@code de}
 * @param words by their names; each may hold places in braces, such as {@code {name}}
 */
public record ChatWords(String language, Map<String, String> words) {

    /** The languages there are; the first stands for all others. */
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl", "pt", "pl", "tr", "ar");

    private static final int LONGEST_WISH = 300;

    private static final Map<String, ChatWords> ALL =
            LANGUAGES.stream().collect(Collectors.toMap(l -> l, ChatWords::read));

    public ChatWords {
        words = Map.copyOf(words);
    }

    /** Those of the first language of a list such as {@code pt-BR,en} that there is. */
    public static ChatWords of(String wished) {
        String list = wished.substring(0, Math.min(wished.length(), LONGEST_WISH));
        for (String one : list.toLowerCase(Locale.ROOT).split("[,;\\s]+")) {
            ChatWords found = ALL.get(one.split("[-_]", 2)[0]);
            if (found != null) {
                return found;
            }
        }
        return Objects.requireNonNull(ALL.get(LANGUAGES.getFirst()));
    }

    /** Which way it is read: {@code ltr} or {@code rtl}. */
    public String direction() {
        return language.equals("ar") ? "rtl" : "ltr";
    }

    private static ChatWords read(String language) {
        try (InputStream file = ChatWords.class.getResourceAsStream("/chat-words/" + language + ".json")) {
            Map<String, String> words = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> word :
                    JsonMapper.shared().readTree(file).properties()) {
                words.put(word.getKey(), word.getValue().asString());
            }
            return new ChatWords(language, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
