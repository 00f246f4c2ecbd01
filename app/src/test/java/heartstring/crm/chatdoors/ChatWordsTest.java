package heartstring.crm.chatdoors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | de | ltr",
                "de-CH,fr | de | ltr",
                "sv,fi,pt_BR,en | pt | ltr",
                "AR-eg | ar | rtl",
                "sv,xx | en | ltr",
                "'' | en | ltr",
                "<script>,;;, - | en | ltr",
            })
    void theFirstLanguageThatThereIsSpeaks(String wished, String language, String direction) {
        ChatWords words = ChatWords.of(wished);
        assertThat(words.language()).isEqualTo(language);
        assertThat(words.direction()).isEqualTo(direction);
    }

    @Test
    void everyLanguageHasEveryWordWithItsPlacesAndTheWindowKnowsNoOther() throws IOException {
        ChatWords english = ChatWords.of("en");
        for (String language : ChatWords.LANGUAGES) {
            ChatWords words = ChatWords.of(language);
            assertThat(words.words().keySet())
                    .as(language)
                    .isEqualTo(english.words().keySet());
            words.words()
                    .forEach((name, text) -> assertThat(places(text))
                            .as(language + " " + name)
                            .isEqualTo(places(english.words().get(name))));
        }
        StringBuilder script = new StringBuilder();
        for (String part : new String[] {"base", "view", "talk"}) {
            script.append(Files.readString(Path.of("src/main/resources/static/js/chat-" + part + ".js")));
        }
        Set<String> used = new TreeSet<>(found("word\\('(\\w+)'", script));
        used.addAll(found("\\[\\w+, '(\\w+)'\\]", script));
        assertThat(used).isEqualTo(new TreeSet<>(english.words().keySet()));
    }

    private static Set<String> places(String text) {
        return found("(\\{\\w+\\})", text);
    }

    private static Set<String> found(String pattern, CharSequence text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult one) -> one.group(1))
                .collect(Collectors.toSet());
    }
}
