package heartstring.platform.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {

    private static final Embeddings EMBEDDINGS = new Embeddings();

    @AfterAll
    static void close() throws Exception {
        EMBEDDINGS.destroy();
    }

    private static double likeness(String a, String b) {
        return Embeddings.likeness(EMBEDDINGS.of(a), EMBEDDINGS.of(b));
    }

    @Test
    void whatMeansAlikePointsAlike() {
        String tent = "I'm looking for a tent for two.";
        assertThat(likeness(tent, "Do you sell camping shelters?")).isGreaterThan(0.45);
        assertThat(likeness(tent, "The invoice is wrong again.")).isLessThan(0.15);
        assertThat(likeness(tent, tent)).isCloseTo(1, within(1e-5));
    }

    @Test
    void aTextHasTheSameVectorAloneAndAmongOthers() {
        List<String> texts = List.of("Hello", "My wife sent me for saffron, and I haven't a clue which shelf.", "");
        List<float[]> together = EMBEDDINGS.of(texts);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(together.get(i))
                    .hasSize(Embeddings.DIMENSIONS)
                    .containsExactly(EMBEDDINGS.of(texts.get(i)), within(0f));
        }
    }

    /** The front of a model answers something else than the whole; cut somewhere else than between layers it is none. */
    @Test
    void theFrontOfAModelHasAnAnswerOfItsOwn() throws Exception {
        Nuances front = new Nuances();
        Nuances whole = new Nuances(12);
        try {
            String tent = "I'm looking for a tent for two.";
            assertThat(Embeddings.likeness(front.of(tent), front.of("Do you sell camping shelters?")))
                    .isGreaterThan(Embeddings.likeness(front.of(tent), front.of("The invoice is wrong again.")));
            assertThat(Embeddings.likeness(front.of(tent), whole.of(tent))).isLessThan(0.99);
            assertThat(front.of(tent)).hasSize(Embeddings.DIMENSIONS);
        } finally {
            front.destroy();
            whole.destroy();
        }
        assertThatThrownBy(() -> Front.of(new byte[] {0x3a, 5, 1}, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longAndOddTextsAreRead() {
        String words = "blue kettle ".repeat(100_000);
        assertThat(EMBEDDINGS.of(words))
                .containsExactly(EMBEDDINGS.of(words.substring(0, Embeddings.MOST_CHARS)), within(0f));
        for (String odd : List.of(" ", "\u0000\uFFFD", "x".repeat(5_000), "\ud83d", "中文 ﷽ 👩‍👩‍👧")) {
            assertThat(Embeddings.likeness(EMBEDDINGS.of(odd), EMBEDDINGS.of(odd)))
                    .isCloseTo(1, within(1e-5));
        }
    }

    /** The numbers are those that the model's own tokenizer gives. */
    @Test
    void wordsAreCutAsTheModelWasTaught() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Embeddings.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json"))) {
            WordPieces pieces = WordPieces.read(in);
            assertThat(pieces.of("Hello, WORLD", 256)).containsExactly(101, 7592, 1010, 2088, 102);
            assertThat(pieces.of("hello world", 3)).containsExactly(101, 7592, 102);
            assertThat(pieces.of("", 256)).containsExactly(101, 102);
        }
    }
}
