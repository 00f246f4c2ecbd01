package heartstring.crm.pipelines;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a pipeline may look like. */
public final class PipelineRules {

    public static final int MOST_NAME = 60;
    public static final int MOST_STAGES = 12;

    private PipelineRules() {}

    /**
     * A stage as somebody wants it.
     *
     * @param id of one that exists, 0 for a new one
     */
    public record Draft(
            int id, String name, int probability, @Nullable Integer rottenDays) {}

    /** What is wrong with it, in one sentence; null when nothing is. */
    static @Nullable String fault(String name, List<Draft> stages) {
        if (name.isBlank() || name.length() > MOST_NAME) {
            return "A pipeline's name has 1 to " + MOST_NAME + " characters.";
        }
        if (stages.isEmpty() || stages.size() > MOST_STAGES) {
            return "A pipeline has 1 to " + MOST_STAGES + " stages.";
        }
        Set<String> names = new HashSet<>();
        for (Draft stage : stages) {
            if (stage.name().isBlank() || stage.name().length() > MOST_NAME) {
                return "A stage's name has 1 to " + MOST_NAME + " characters.";
            }
            if (!names.add(stage.name().toLowerCase(Locale.ROOT))) {
                return "Two stages are called " + stage.name() + ".";
            }
            if (stage.probability() < 0 || stage.probability() > 100) {
                return "How likely a sale is stands between 0 and 100 percent.";
            }
            Integer rotten = stage.rottenDays();
            if (rotten != null && (rotten < 1 || rotten > 3650)) {
                return "A deal has rested too long after 1 to 3,650 days, or never.";
            }
        }
        return null;
    }

    /** Stages without the empty lines of a form, names without spaces around them. */
    static List<Draft> tidy(List<Draft> stages) {
        List<Draft> tidy = new ArrayList<>();
        for (Draft stage : stages) {
            if (stage.id() != 0 || !stage.name().isBlank()) {
                tidy.add(new Draft(stage.id(), stage.name().strip(), stage.probability(), stage.rottenDays()));
            }
        }
        return tidy;
    }
}
