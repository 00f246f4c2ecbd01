package heartstring.kernels.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static String marked(List<Marks.Part> parts) {
        return parts.stream()
                .map(p -> p.hit() ? "[" + p.text() + "]" : p.text())
                .collect(Collectors.joining());
    }

    @Test
    void textsAreComparedWithoutAccentsAndCase() {
        assertThat(Plain.text("Jürgen ØSTBY, Straße 5, Œuvre, Łódź"))
                .isEqualTo("jurgen ostby, strasse 5, oeuvre, lodz");
        Plain plain = Plain.of("Straße ﬁx");
        assertThat(plain.text()).isEqualTo("strasse fix");
        assertThat(plain.from(plain.text().indexOf("fix"))).isEqualTo(7);
        assertThat(plain.from(plain.text().length())).isEqualTo(9);
    }

    @Test
    void wordsAreFoundInEveryScript() {
        assertThat(Terms.of("The kettle's lid: 2nd try (CO₂)", 20))
                .containsExactly("the", "kettle", "s", "lid", "2nd", "try", "co2");
        assertThat(Terms.of("東京都 is far", 20)).containsExactly("東京", "京都", "is", "far");
        assertThat(Terms.of("茶", 20)).containsExactly("茶");
        assertThat(Terms.of("a b c d", 2)).containsExactly("a", "b");
        assertThat(Terms.of(" … \ud83d ", 20)).isEmpty();
    }

    @Test
    void whatWasLookedForIsMarkedWhereAWordBeginsSo() {
        assertThat(marked(Marks.whole("Jürgen’s burgen", List.of("jurg", "urg"))))
                .isEqualTo("[Jürg]en’s burgen");
        assertThat(marked(Marks.whole("東京都", List.of("京都")))).isEqualTo("東[京都]");
        assertThat(marked(Marks.whole("Nothing", List.of()))).isEqualTo("Nothing");
    }

    @Test
    void aSnippetShowsThePlaceWhereMostOfItStands() {
        String text =
                "delivery ".repeat(3) + "filler ".repeat(80) + "the late delivery of the kettle. " + "end ".repeat(80);
        String snippet = marked(Marks.snippet(text, List.of("late", "delivery", "kettle"), 120));
        assertThat(snippet).startsWith("… ").endsWith(" …").contains("[late] [delivery] of the [kettle]");
        assertThat(snippet.length()).isLessThan(160);
        assertThat(marked(Marks.snippet("Short\n\n one", List.of("one"), 120))).isEqualTo("Short [one]");
        assertThat(marked(Marks.snippet("x".repeat(500), List.of(), 100))).hasSize(102);
    }
}
