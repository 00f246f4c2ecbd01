package heartstring.crm.pipelines;

import org.jspecify.annotations.Nullable;

/**
 * A step of a pipeline.
 *
 * @param probability that a deal here is won, in percent
 * @param rottenDays after so many days here a deal has rested too long; null for never
 */
public record Stage(
        int id,
        int pipelineId,
        String name,
        int probability,
        @Nullable Integer rottenDays) {}
