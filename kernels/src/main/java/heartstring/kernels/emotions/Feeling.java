package heartstring.kernels.emotions;

import heartstring.kernels.emotions.Emotion.Basic;
import heartstring.kernels.emotions.Emotion.Felt;
import heartstring.kernels.emotions.Emotion.Tone;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a text carries.
 *
 * @param language two letters, see {@link Tongues}
 * @param tone null where it is not sure; then nothing else is said of the feeling
 * @param felt the likeliest first; may be empty
 * @param sure the chance of the tone
 * @param score good minus bad, −1 to 1
 * @param aspects what its clauses are about, in their order
 */
public record Feeling(
        String language,
        @Nullable Tone tone,
        List<Felt> felt,
        List<Emotion> emotions,
        List<Basic> basics,
        double sure,
        double score,
        Set<Theme> themes,
        List<Aspect> aspects) {

    /**
     * What a clause is about, and how that feels.
     *
     * @param tone null where it is not sure
     * @param felt null where none is believed
     * @param from where the clause stands in the text
     */
    public record Aspect(
            Theme theme, @Nullable Tone tone, @Nullable Felt felt, int from, int to) {}

    public Feeling {
        felt = List.copyOf(felt);
        emotions = List.copyOf(emotions);
        basics = List.copyOf(basics);
        themes = Set.copyOf(themes);
        aspects = List.copyOf(aspects);
    }

    /** A text that cannot be read. */
    static Feeling unsure(String language) {
        return new Feeling(language, null, List.of(), List.of(), List.of(), 0, 0, Set.of(), List.of());
    }

    /** Whether nothing is said of how it feels. */
    public boolean isUnsure() {
        return tone == null;
    }
}
