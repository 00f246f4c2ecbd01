package heartstring.decision.mine;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.kernels.emotions.Theme;
import org.junit.jupiter.api.Test;

/** Each language says everything. */
class MyWordsTest {

    @Test
    void eachLanguageHasAllWordsAndForEachThemeAnApology() {
        for (String language : MyWords.LANGUAGES) {
            MyWords words = MyWords.of(language);
            assertThat(words.language()).isEqualTo(language);
            assertThat(words.names()).as(language).isEqualTo(MyWords.of("en").names());
            for (String name : words.names()) {
                assertThat(words.say(name)).as(language + " " + name).isNotBlank();
                assertThat(words.say(name).contains("{0}"))
                        .as(language + " " + name)
                        .isEqualTo(MyWords.of("en").say(name).contains("{0}"));
            }
            for (Theme theme : Theme.BUILT) {
                String word = theme.word();
                assertThat(words.say("sorry." + word)).as(language + " " + word).isNotBlank();
                assertThat(words.say("theme." + word)).as(language + " " + word).isNotBlank();
            }
        }
        assertThat(MyWords.of("pt-BR").language()).as("others read English").isEqualTo("en");
        assertThat(MyWords.of("en").say("wrote", "{1} is mine", "not mine")).contains("{1} is mine");
    }
}
