package heartstring.platform.embedding;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The door to a larger sentence model (bge-small-en-v1.5, 8-bit weights, English), which tells apart what {@link Embeddings} cannot. Of
 * its 12 layers the first {@value #LAYERS} are asked, so it takes about as long. Its vectors have as many numbers and nothing to do with
 * those of the other. Loaded when first asked, once.
 */
@Component
public class Nuances implements DisposableBean {

    /** So many layers; what was learnt over the answers of so many holds for these alone. */
    public static final int LAYERS = 6;

    private static final int ALL_LAYERS = 12;

    /** Of a sentence so many pieces of words are read: about 50 words. */
    private static final int MOST_PIECES = 64;

    private final SentenceModel model;

    @Autowired
    public Nuances() {
        this(LAYERS);
    }

    /** With so many layers, 1 to 12; to find out how many are needed. */
    public Nuances(int layers) {
        model = new SentenceModel("bge-small-en-v1.5-q", layers >= ALL_LAYERS ? 0 : layers, MOST_PIECES);
    }

    /** Whether the model can be used on this machine; loads it. Where it cannot, the reason is in the log, once. */
    public boolean isAvailable() {
        return model.isAvailable();
    }

    /** The vector of a sentence, of unit length; as bounded as {@link Embeddings#of(String)}, and of a very long one the beginning. */
    public float[] of(String text) {
        return model.of(text);
    }

    /** The vectors of the pieces of a sentence as they mean there, of about 62 pieces at most; at least two. */
    public float[][] pieces(String text) {
        return model.pieces(text);
    }

    @Override
    public void destroy() throws Exception {
        model.close();
    }
}
