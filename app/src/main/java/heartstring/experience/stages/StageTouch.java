package heartstring.experience.stages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint at a stage.
 *
 * @param own one of the stage's own; else something said while the customer was there
 * @param tone null where nothing was said
 * @param rated from 0 to 1, null where nothing was
 * @param dueAt until when the promise of the stage is due, null where none is given
 * @param metAt when it was met, null as long as it is not
 */
record StageTouch(
        int stageId,
        long touchpointId,
        long profileId,
        Instant at,
        LocalDate day,
        boolean own,
        @Nullable String tone,
        List<String> felt,
        int reader,
        @Nullable Double rated,
        @Nullable Instant dueAt,
        @Nullable Instant metAt) {

    StageTouch {
        felt = List.copyOf(felt);
    }

    /** What it is known by. */
    record Key(int stageId, long touchpointId) {}

    Key key() {
        return new Key(stageId, touchpointId);
    }
}
