package heartstring.experience.paths;

import heartstring.kernels.paths.Discovered;
import java.time.Instant;
import java.util.List;

/**
 * The ways found for a period.
 *
 * @param stages the stages that the steps stand for, in their order
 */
public record Found(int days, int version, Instant at, List<Integer> stages, Discovered ways) {

    public Found {
        stages = List.copyOf(stages);
    }
}
