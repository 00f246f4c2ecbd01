package heartstring.crm.pipelines;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All pipelines, each as a form. */
public record PipelinesView(
        List<Pipeline> pipelines, @Nullable String fault) {

    /** Empty lines under the stages there are. */
    public int[] spare(int stages) {
        return new int[Math.clamp(PipelineRules.MOST_STAGES - stages, 0, 2)];
    }
}
