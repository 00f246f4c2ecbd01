package heartstring.story.polish;

import heartstring.platform.embedding.Embeddings;
import org.springframework.stereotype.Component;

/** Whether two sentences mean alike, by the sentence model that ships with the program; where it does not run, they do. */
@Component
class Likeness {

    /** Fair rewordings lay at 0.65 and above, other news mostly below 0.6; a single turned verb may lie above. */
    static final double LEAST = 0.6;

    private final Embeddings embeddings;

    Likeness(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /** Whether the model runs on this machine. */
    boolean isThere() {
        return embeddings.isAvailable();
    }

    boolean isAlike(String plain, String said) {
        return !isThere() || Embeddings.likeness(embeddings.of(plain), embeddings.of(said)) >= LEAST;
    }
}
