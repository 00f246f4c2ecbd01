package heartstring.platform.embedding;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The door to a larger sentence model (bge-small-en-v1.5, 8-bit weights, English), which tells apart what {@link Embeddings} cannot, at
 * twice the time. Its vectors have as many numbers and nothing to do with those of the other. Loaded when first asked, once.
 */
@Component
public class Nuances implements DisposableBean {

    private final SentenceModel model = new SentenceModel("bge-small-en-v1.5-q");

    /** Whether the model can be used on this machine; loads it. Where it cannot, the reason is in the log, once. */
    public boolean isAvailable() {
        return model.isAvailable();
    }

    /** The vector of a text, of unit length; the same bounds as {@link Embeddings#of(String)}. */
    public float[] of(String text) {
        return model.of(text);
    }

    @Override
    public void destroy() throws Exception {
        model.close();
    }
}
