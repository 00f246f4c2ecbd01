package heartstring.kernels.emotions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    I am happy                                  | i am happy
                    I am not happy                              | i am not not_happy
                    I don't like the cold soup at all           | i don't not_like not_the not_cold not_soup at all
                    not bad, really good                        | not not_bad really good
                    It was never late but the box broke         | it was never not_late not_but the box broke
                    I can’t complain                            | i can't not_complain
                    sooooo goooood                              | soo good""", delimiter = '|')
    void aNotMarksTheWordsBehindItUpToTheEndOfTheClause(String sentence, String words) {
        assertThat(String.join(" ", Grams.words(sentence))).isEqualTo(words);
    }

    private static Set<Integer> of(String sentence) {
        return Arrays.stream(Grams.of(sentence)).boxed().collect(Collectors.toSet());
    }

    private static Set<Integer> shared(String one, String other) {
        Set<Integer> shared = of(one);
        shared.retainAll(of(other));
        shared.removeAll(of("x y"));
        return shared;
    }

    @Test
    void picturesThatShowTheSameShareWhatIsLearnt() {
        assertThat(shared("Oh 😠", "Well 🤬")).isNotEmpty();
        assertThat(shared("Oh 😍", "Well ❤️")).isNotEmpty();
        assertThat(shared("Oh :)", "Well 😊")).isNotEmpty();
        assertThat(shared("Oh 😠", "Well 😍")).isEmpty();
        assertThat(of("Oh 👍🏽")).isEqualTo(of("Oh 👍"));
    }

    @Test
    void whatIsSaidTwiceCountsOnceAndOddTextsAreNoTrouble() {
        assertThat(Grams.of("good good good")).doesNotHaveDuplicates().isSorted();
        assertThat(Grams.of("")).isNotNull();
        assertThat(Grams.of("\uD83D")).isNotNull();
        assertThat(Grams.of("a".repeat(100_000))).hasSizeLessThan(1_000);
        assertThat(Grams.of("<script>alert(1)</script> \u0000 \u202e")).isNotEmpty();
    }
}
