package heartstring.crm.pipelines;

import heartstring.platform.audit.Audit;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.web.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The pipelines of the house; a change reaches every node within a moment. */
@Component
public class Pipelines {

    private final PipelinesSql sql;
    private final Audit audit;
    private final Kept<List<Pipeline>> kept;

    Pipelines(PipelinesSql sql, Audit audit, Changes changes) {
        this.sql = sql;
        this.audit = audit;
        this.kept = new Kept<>("pipelines", changes, sql::all);
    }

    /** What can become of a change. */
    public sealed interface Outcome {

        record Done(int id) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** All of them, those in use first. */
    public List<Pipeline> all() {
        return kept.get();
    }

    /** Those in use, in their order. */
    public List<Pipeline> open() {
        return all().stream().filter(p -> !p.archived()).toList();
    }

    public Optional<Pipeline> find(int id) {
        return all().stream().filter(p -> p.id() == id).findFirst();
    }

    /** The first pipeline in use. */
    public Pipeline first() {
        return open().stream()
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("There is no pipeline. A manager can add one under Pipelines."));
    }

    /** The stage of that number in any pipeline. */
    public Optional<Stage> stage(int id) {
        return all().stream().flatMap(p -> p.stage(id).stream()).findFirst();
    }

    /** A new pipeline with these stages. */
    @Transactional
    public Outcome add(String typedName, List<PipelineRules.Draft> typed) {
        String name = typedName.strip();
        List<PipelineRules.Draft> stages = PipelineRules.tidy(typed);
        String fault = PipelineRules.fault(name, stages);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        Optional<Integer> id = sql.add(name);
        if (id.isEmpty()) {
            return new Outcome.Refused("There is a pipeline of this name already.");
        }
        for (int i = 0; i < stages.size(); i++) {
            PipelineRules.Draft stage = stages.get(i);
            sql.addStage(id.get(), i + 1, stage.name(), stage.probability(), stage.rottenDays());
        }
        return done("added", id.get());
    }

    /** Changes name and stages: those that are not named any more are put away, if no open deal is in them. */
    @Transactional
    public Outcome change(int id, String typedName, List<PipelineRules.Draft> typed) {
        sql.lock(id);
        Optional<Pipeline> before = sql.all().stream().filter(p -> p.id() == id).findFirst();
        if (before.isEmpty()) {
            return new Outcome.Refused("There is no such pipeline.");
        }
        String name = typedName.strip();
        List<PipelineRules.Draft> stages = PipelineRules.tidy(typed);
        String fault = PipelineRules.fault(name, stages);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        Set<Integer> known = before.get().stages().stream().map(Stage::id).collect(Collectors.toSet());
        Set<Integer> kept = new HashSet<>();
        for (PipelineRules.Draft stage : stages) {
            if (stage.id() != 0 && (!known.contains(stage.id()) || !kept.add(stage.id()))) {
                return new Outcome.Refused("A stage was changed by somebody else just now. Open the page again.");
            }
        }
        for (Stage stage : before.get().stages()) {
            if (!kept.contains(stage.id()) && sql.open(stage.id()) > 0) {
                return new Outcome.Refused("Move the open deals out of " + stage.name() + " first.");
            }
        }
        if (!sql.rename(id, name)) {
            return new Outcome.Refused("There is a pipeline of this name already.");
        }
        known.stream().filter(stage -> !kept.contains(stage)).forEach(sql::archiveStage);
        sql.unname(id);
        for (int i = 0; i < stages.size(); i++) {
            PipelineRules.Draft stage = stages.get(i);
            if (stage.id() == 0) {
                sql.addStage(id, i + 1, stage.name(), stage.probability(), stage.rottenDays());
            } else {
                sql.changeStage(id, stage.id(), i + 1, stage.name(), stage.probability(), stage.rottenDays());
            }
        }
        return done("changed", id);
    }

    /** Puts a pipeline away, or takes it out again; its deals stay where they are. */
    @Transactional
    public Outcome setArchived(int id, boolean archived) {
        if (archived && open().size() <= 1) {
            return new Outcome.Refused("One pipeline has to stay in use.");
        }
        return sql.setArchived(id, archived) == 0
                ? new Outcome.Refused("It was like that already.")
                : done(archived ? "put away" : "took out again", id);
    }

    private Outcome done(String action, int id) {
        audit.record(action, "pipeline", id);
        kept.changed();
        return new Outcome.Done(id);
    }
}
