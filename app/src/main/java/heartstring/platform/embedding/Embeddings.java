package heartstring.platform.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The door to the sentence model (all-MiniLM-L6-v2, 8-bit weights, English). It is loaded when first asked, once; at most two texts are
 * read at a time, each on one thread, a few milliseconds a sentence. The same text gives the same vector: texts are read one by one,
 * because in a batch the 8-bit scale of one text would depend on the others.
 */
@Component
public class Embeddings implements DisposableBean {

    /** How many numbers stand for a text. */
    public static final int DIMENSIONS = 384;

    /** Of a text so many chars are read at most, and so many pieces of words. */
    public static final int MOST_CHARS = 2_000;

    private static final int MOST_PIECES = 256;
    private static final int AT_A_TIME = 2;
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String PIECES = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final Logger LOG = LoggerFactory.getLogger(Embeddings.class);

    private record Model(OrtEnvironment environment, OrtSession session, WordPieces pieces) {}

    private final Semaphore places = new Semaphore(AT_A_TIME);
    private volatile @Nullable Model model;
    private volatile boolean broken;

    /** Whether the model can be used on this machine; loads it. Where it cannot, the reason is in the log, once. */
    public boolean isAvailable() {
        return loaded() != null;
    }

    /**
     * The vector of a text, of unit length, so that the {@link #likeness} of two is the cosine of their angle. Nothing, and what has no
     * words, has a vector as well.
     *
     * @throws IllegalStateException where the model cannot be used, see {@link #isAvailable}
     */
    public float[] of(String text) {
        Model ready = loaded();
        if (ready == null) {
            throw new IllegalStateException("The sentence model cannot be used on this machine");
        }
        String bounded = text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
        long[] numbers = ready.pieces().of(bounded, MOST_PIECES);
        places.acquireUninterruptibly();
        try {
            return read(ready, numbers);
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model did not answer", e);
        } finally {
            places.release();
        }
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

    private static float[] read(Model model, long[] numbers) throws OrtException {
        long[] shape = {1, numbers.length};
        long[] ones = new long[numbers.length];
        Arrays.fill(ones, 1);
        OrtEnvironment environment = model.environment();
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.allocate(numbers.length), shape);
                OrtSession.Result result = model.session()
                        .run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return mean(((OnnxTensor) result.get(0)).getFloatBuffer(), numbers.length);
        }
    }

    /** The mean of the pieces' vectors, made of unit length. */
    private static float[] mean(FloatBuffer values, int pieces) {
        float[] sum = new float[DIMENSIONS];
        for (int p = 0; p < pieces; p++) {
            for (int d = 0; d < DIMENSIONS; d++) {
                sum[d] += values.get(p * DIMENSIONS + d);
            }
        }
        double squares = 0;
        for (float value : sum) {
            squares += (double) value * value;
        }
        float length = (float) Math.max(Math.sqrt(squares), 1e-9);
        for (int d = 0; d < DIMENSIONS; d++) {
            sum[d] /= length;
        }
        return sum;
    }

    private @Nullable Model loaded() {
        Model ready = model;
        return ready != null || broken ? ready : load();
    }

    private synchronized @Nullable Model load() {
        if (model == null && !broken) {
            try {
                model = open();
            } catch (OrtException | IOException | LinkageError | RuntimeException e) {
                broken = true;
                LOG.warn("The sentence model cannot be used on this machine; what needs it does without", e);
            }
        }
        return model;
    }

    private static Model open() throws OrtException, IOException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (InputStream weights = resource(MODEL);
                InputStream list = resource(PIECES);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new Model(
                    environment, environment.createSession(weights.readAllBytes(), options), WordPieces.read(list));
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Embeddings.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("No " + name + " among the libraries");
        }
        return in;
    }

    @Override
    public synchronized void destroy() throws OrtException {
        Model ready = model;
        model = null;
        broken = true;
        if (ready != null) {
            places.acquireUninterruptibly(AT_A_TIME);
            ready.session().close();
            places.release(AT_A_TIME);
        }
    }
}
