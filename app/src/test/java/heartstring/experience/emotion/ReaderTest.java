package heartstring.experience.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.kernels.emotions.Feeling;
import heartstring.kernels.emotions.Feelings;
import heartstring.kernels.emotions.Heads;
import heartstring.kernels.emotions.Theme;
import heartstring.platform.embedding.Nuances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ships, heads and sentence model together, on sentences of customers; nothing was learnt or decided by these. */
class ReaderTest {

    private static final Nuances NUANCES = new Nuances();
    private static final Feelings FEELINGS = new Feelings(Heads.shipped(), NUANCES::pieces, null);

    @AfterAll
    static void close() throws Exception {
        NUANCES.destroy();
    }

    private static String tone(String text) {
        Feeling feeling = FEELINGS.of(text);
        return feeling.tone() == null ? "unsure" : feeling.tone().word();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    Thank you so much, you saved my day!            | positive
                    I am furious, this is a disgrace.               | negative
                    I'm so happy with it                            | positive
                    I'm not happy with it                           | negative
                    This is terrible                                | negative
                    I love it 😍                                    | positive
                    😡😡😡                                          | negative
                    Das Paket ist leider immer noch nicht da.       | unsure
                    Qwrtz plmk bvcx                                 | unsure""", delimiter = '|')
    void textsHaveATone(String text, String tone) {
        assertThat(tone(text)).isEqualTo(tone);
    }

    @Test
    void clausesFeelEachForThemselves() {
        Feeling feeling = FEELINGS.of("I am furious about the late delivery, but your staff were lovely, thank you!");
        assertThat(feeling.themes()).contains(Theme.DELIVERY, Theme.STAFF);
        assertThat(feeling.aspects().stream()
                        .filter(a -> a.theme() == Theme.DELIVERY)
                        .map(a -> a.felt() == null ? 0 : a.felt().sign()))
                .containsExactly(-1);
        assertThat(feeling.aspects().stream()
                        .filter(a -> a.theme() == Theme.STAFF)
                        .map(a -> a.felt() == null ? 0 : a.felt().sign()))
                .containsExactly(1);
    }

    @Test
    void oddTextsAreNoTrouble() {
        for (String text : List.of(
                "", " ", "\u0000", "but", "<script>alert(1)</script>", "a".repeat(100_000), "late. ".repeat(500))) {
            assertThat(FEELINGS.of(text)).isNotNull();
        }
    }

    private static double[] right(String file) throws IOException {
        int told = 0;
        int right = 0;
        int all = 0;
        for (String line : Files.readAllLines(Path.of("../kernels/src/test/resources/emotions", file)).stream()
                .skip(1)
                .toList()) {
            String[] parts = line.split("\t", -1);
            String tone = tone(parts[1]);
            all++;
            told += tone.equals("unsure") ? 0 : 1;
            right += tone.equals(parts[0]) ? 1 : 0;
        }
        System.out.printf("%s: %d sentences, a tone told of %d, right of %d%n", file, all, told, right);
        return new double[] {(double) told / all, (double) right / Math.max(1, told)};
    }

    /** The figures stand in docs/quality.md; here only that they do not fall far below. */
    @Test
    void onCustomersSentencesAndOnSarcasm() throws IOException {
        assertThat(right("customers.tsv")[1]).isGreaterThan(0.6);
        assertThat(right("sarcasm.tsv")[0]).isGreaterThan(0.3);
    }
}
