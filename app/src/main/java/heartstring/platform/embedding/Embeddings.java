package heartstring.platform.embedding;

import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The door to the sentence model (all-MiniLM-L6-v2, 8-bit weights, English). It is loaded when first asked, once; at most two texts are
 * read at a time, each on one thread, a few milliseconds a sentence. The same text gives the same vector, alone and among others.
 */
@Component
public class Embeddings implements DisposableBean {

    /** How many numbers stand for a text. */
    public static final int DIMENSIONS = 384;

    /** Of a text so many chars are read at most, and of those the first 254 pieces of words. */
    public static final int MOST_CHARS = 2_000;

    private final SentenceModel model = new SentenceModel("all-minilm-l6-v2-q");

    /** Whether the model can be used on this machine; loads it. Where it cannot, the reason is in the log, once. */
    public boolean isAvailable() {
        return model.isAvailable();
    }

    /**
     * The vector of a text, of unit length, so that the {@link #likeness} of two is the cosine of their angle. Nothing, and what has no
     * words, has a vector as well.
     *
     * @throws IllegalStateException where the model cannot be used, see {@link #isAvailable}
     */
    public float[] of(String text) {
        return model.of(text);
    }

    /** The vectors of some texts, in their order; the same as one by one. */
    public List<float[]> of(List<String> texts) {
        return texts.stream().map(this::of).toList();
    }

    /** How alike two vectors point: 1 the same, 0 nothing in common, below 0 hardly ever. */
    public static double likeness(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public void destroy() throws Exception {
        model.close();
    }
}
