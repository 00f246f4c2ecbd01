package heartstring.experience.stages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said in a touchpoint: as their words were read, as they picked a feeling, and as they rated.
 *
 * @param tone positive, negative, neutral, ambiguous or unsure; null where nothing but a number was said
 * @param felt the likeliest first; never empty where the tone is told
 * @param reader what read the words, 0 where there are none
 * @param rated from 0 to 1
 */
record Told(
        long touchpointId,
        long profileId,
        Instant at,
        @Nullable String tone,
        List<String> felt,
        int reader,
        @Nullable Double rated) {

    static final String UNSURE = "unsure";

    Told {
        felt = List.copyOf(felt);
    }

    /** Both about the same touchpoint; what a customer picked goes before what was read. */
    Told and(Told other) {
        Told picked = other.reader == 0 && other.tone != null ? other : this;
        Told read = picked == this ? other : this;
        Set<String> all = new LinkedHashSet<>(picked.felt);
        all.addAll(read.felt);
        boolean known = picked.tone != null && !picked.tone.equals(UNSURE);
        return new Told(
                touchpointId,
                profileId,
                at,
                known || read.tone == null ? picked.tone : read.tone,
                new ArrayList<>(all),
                Math.max(reader, other.reader),
                rated == null ? other.rated : rated);
    }
}
