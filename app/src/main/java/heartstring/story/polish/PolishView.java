package heartstring.story.polish;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of the model that rewords.
 *
 * @param fault what is wrong with what was typed
 * @param trial what became of the sentences that were tried; none unless somebody has just tried
 * @param trialFault why a trial came to nothing
 */
public record PolishView(
        Model model,
        Status status,
        boolean resting,
        boolean judged,
        @Nullable String fault,
        List<Tried> trial,
        @Nullable String trialFault) {

    /** One sentence of a trial; {@code fault} says why the answer would be thrown away, null when it would stand. */
    public record Tried(String plain, String said, @Nullable String fault) {}

    public String address() {
        return model.address();
    }

    public String name() {
        return model.name();
    }

    public boolean keyed() {
        return model.keyed();
    }

    public int timeoutSeconds() {
        return model.timeoutSeconds();
    }

    public int mostADay() {
        return model.mostADay();
    }

    public boolean quotes() {
        return model.quotes();
    }

    public boolean enabled() {
        return model.enabled();
    }

    /** How it goes, in a word. */
    public String state() {
        if (!model.enabled()) {
            return "off";
        }
        if (status.fault() != null) {
            return resting ? "resting after a failure" : "failed last";
        }
        return status.goodAt() == null ? "on, not asked yet" : "works";
    }
}
