package heartstring.experience.builder;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.experience.questions.Option;
import heartstring.experience.questions.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionRulesTest {

    private static final List<Option> BEFORE = List.of(
            new Option("o1", Words.of("en", "Bread").with("de", "Brot")),
            new Option("o2", Words.of("en", "Fruit").with("de", "Obst")),
            new Option("o3", Words.of("en", "Cheese")));

    private static String edited(boolean first, String... lines) {
        return String.join(
                " ",
                OptionRules.edited(BEFORE, List.of(lines), first ? "en" : "de", first).stream()
                        .map(o -> o.key() + "=" + o.label().only("en") + "/"
                                + o.label().only("de"))
                        .toList());
    }

    @Test
    void aLineKeepsItsMeaningWhereverItMoves() {
        assertThat(edited(true, "Cheese", "Bread", "Fruit")).isEqualTo("o3=Cheese/ o1=Bread/Brot o2=Fruit/Obst");
        assertThat(edited(true, "Bread", "", "Cheese")).isEqualTo("o1=Bread/Brot o3=Cheese/");
        assertThat(edited(true, "Bread", "Fresh fruit", "Cheese"))
                .isEqualTo("o1=Bread/Brot o2=Fresh fruit/Obst o3=Cheese/");
        assertThat(edited(true, "Bread", "Fruit", "Cheese", "Jam")).endsWith("o4=Jam/");
        assertThat(edited(true, "Jam", "Bread", "Fruit", "Cheese")).startsWith("o4=Jam/ o1=Bread/Brot");
    }

    @Test
    void inAnotherLanguageLinesTranslate() {
        assertThat(edited(false, "Brot", "Früchte", "Käse")).isEqualTo("o1=Bread/Brot o2=Fruit/Früchte o3=Cheese/Käse");
        assertThat(edited(false, "", "Obst")).isEqualTo("o1=Bread/ o2=Fruit/Obst o3=Cheese/");
    }
}
