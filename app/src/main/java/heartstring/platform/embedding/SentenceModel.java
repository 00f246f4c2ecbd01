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
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small network that reads one text at a time. It is loaded when first asked, once; at most two texts are read at a time, each on one
 * thread. The same text gives the same vector: in a batch the 8-bit scale of one text would depend on the others.
 */
final class SentenceModel {

    /** Of a text so many pieces of words are read. */
    static final int MOST_PIECES = 256;

    private static final int AT_A_TIME = 2;
    private static final Logger LOG = LoggerFactory.getLogger(SentenceModel.class);

    private record Model(OrtEnvironment environment, OrtSession session, WordPieces pieces) {}

    private final String name;
    private final int layers;
    private final int mostPieces;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private volatile @Nullable Model model;
    private volatile boolean broken;

    SentenceModel(String name) {
        this(name, 0, MOST_PIECES);
    }

    /**
     * The front of a model.
     *
     * @param layers the layers that are kept; 0 for all
     * @param mostPieces of a text so many pieces of words are read
     */
    SentenceModel(String name, int layers, int mostPieces) {
        this.name = name;
        this.layers = layers;
        this.mostPieces = mostPieces;
    }

    boolean isAvailable() {
        return loaded() != null;
    }

    float[] of(String text) {
        return mean(pieces(text));
    }

    /** The vectors of the pieces of a text as they mean there, those for its start and its end among them. */
    float[][] pieces(String text) {
        Model ready = loaded();
        if (ready == null) {
            throw new IllegalStateException("The sentence model cannot be used on this machine");
        }
        String bounded = text.length() > Embeddings.MOST_CHARS ? text.substring(0, Embeddings.MOST_CHARS) : text;
        long[] numbers = ready.pieces().of(bounded, mostPieces);
        places.acquireUninterruptibly();
        try {
            return read(ready, numbers);
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model did not answer", e);
        } finally {
            places.release();
        }
    }

    private static float[][] read(Model model, long[] numbers) throws OrtException {
        long[] shape = {1, numbers.length};
        long[] ones = new long[numbers.length];
        Arrays.fill(ones, 1);
        OrtEnvironment environment = model.environment();
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.allocate(numbers.length), shape);
                OrtSession.Result result = model.session()
                        .run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[][] pieces = new float[numbers.length][Embeddings.DIMENSIONS];
            for (float[] piece : pieces) {
                values.get(piece);
            }
            return pieces;
        }
    }

    /** The mean of the pieces' vectors, made of unit length. */
    private static float[] mean(float[][] pieces) {
        float[] sum = new float[Embeddings.DIMENSIONS];
        for (float[] piece : pieces) {
            for (int d = 0; d < Embeddings.DIMENSIONS; d++) {
                sum[d] += piece[d];
            }
        }
        double squares = 0;
        for (float value : sum) {
            squares += (double) value * value;
        }
        float length = (float) Math.max(Math.sqrt(squares), 1e-9);
        for (int d = 0; d < Embeddings.DIMENSIONS; d++) {
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

    private Model open() throws OrtException, IOException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (InputStream weights = resource("/" + name + ".onnx");
                InputStream list = resource("/" + name + "-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            byte[] whole = weights.readAllBytes();
            byte[] kept = layers == 0
                    ? whole
                    : Front.of(whole, "/encoder/layer." + (layers - 1) + "/output/LayerNorm/Add_1_output_0");
            return new Model(environment, environment.createSession(kept, options), WordPieces.read(list));
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = SentenceModel.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("No " + name + " among the libraries");
        }
        return in;
    }

    synchronized void close() throws OrtException {
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
