package heartstring.kernels.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    /** The figures of Winkler's own examples, as published. */
    @ParameterizedTest
    @CsvSource({
        "MARTHA, MARHTA, 0.9611",
        "DIXON, DICKSONX, 0.8133",
        "DWAYNE, DUANE, 0.8400",
        "JONES, JOHNSON, 0.8324",
        "ABCVWXYZ, CABVWXYZ, 0.9583",
        "same, same, 1",
        "abc, xyz, 0"
    })
    void jaroWinklerIsAsPublished(String a, String b, double expected) {
        assertThat(Likeness.jaroWinkler(a, b)).isCloseTo(expected, within(0.00005));
        assertThat(Likeness.jaroWinkler(b, a)).isCloseTo(expected, within(0.00005));
    }

    @Test
    void whatLettersTellIsNeverTooLittle() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            String a = text(random);
            String b = text(random);
            long onlyA = a.chars().distinct().filter(c -> b.indexOf(c) < 0).count();
            long onlyB = b.chars().distinct().filter(c -> a.indexOf(c) < 0).count();
            assertThat(Likeness.jaroWinkler(a, b))
                    .as(a + " " + b)
                    .isLessThanOrEqualTo(Likeness.most(a.length(), b.length(), (int) onlyA, (int) onlyB, 4));
        }
        assertThat(Likeness.most(5, 6, 5, 6, 4)).isZero();
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(1, 12); length > 0; length--) {
            text.append((char) ('a' + random.nextInt(8)));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "ca, ac, 1", "ca, abc, 3", "smith, smiht, 1", "a, '', 1", "abcdef, abcdef, 0"})
    void editsCountNeighboursThatSwapPlacesOnce(String a, String b, int expected) {
        assertThat(Likeness.edits(a, b, 5)).isEqualTo(expected);
        assertThat(Likeness.edits(b, a, 5)).isEqualTo(expected);
    }

    @Test
    void editsStopCountingWhereAsked() {
        assertThat(Likeness.edits("kitten", "sitting", 2)).isEqualTo(3);
        assertThat(Likeness.edits("a", "abcdefgh", 2)).isEqualTo(3);
    }

    @Test
    void endlessTextsAreComparedByTheirBeginning() {
        String much = "x".repeat(5_000);
        assertThat(Likeness.jaroWinkler(much, much + "y")).isEqualTo(1);
        assertThat(Likeness.edits(much, much + "y", 3)).isZero();
        assertThat(Likeness.jaroWinkler("", "")).isEqualTo(1);
        assertThat(Likeness.jaroWinkler("", "a")).isZero();
    }
}
