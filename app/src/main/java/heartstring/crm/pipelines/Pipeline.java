package heartstring.crm.pipelines;

import java.util.List;
import java.util.Optional;

/** A way of selling: its stages in order. */
public record Pipeline(int id, String name, boolean archived, List<Stage> stages) {

    public Pipeline {
        stages = List.copyOf(stages);
    }

    /** The stage of that number, when it is one of this pipeline. */
    public Optional<Stage> stage(int stageId) {
        return stages.stream().filter(stage -> stage.id() == stageId).findFirst();
    }
}
