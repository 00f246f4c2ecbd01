package heartstring.insight.effects;

import heartstring.insight.runs.Run;
import heartstring.insight.runs.Studies;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was found last of what made a difference. */
@Component
public class FoundEffects {

    /** So long after meeting a trial it is looked at. */
    public static final List<Integer> DAYS = EffectRules.DAYS;

    private final EffectsSql sql;
    private final TrialsSql trials;
    private final Studies studies;

    FoundEffects(EffectsSql sql, TrialsSql trials, Studies studies) {
        this.sql = sql;
        this.trials = trials;
        this.studies = studies;
    }

    /** The run that all else is of; empty while none has come to its end. */
    public Optional<Run> run() {
        return studies.done(EffectsStudy.NAME);
    }

    /** What trials made of a difference so many days after, 30 or 60; of each trial its visits and its spend behind each other. */
    public List<FoundEffect> found(int days) {
        return run().map(run -> sql.found(run.id(), days)).orElse(List.of());
    }

    /** How much customers differ, for planning; empty while nothing was worked out. */
    public List<House> house() {
        return run().map(run -> sql.house(run.id())).orElse(List.of());
    }

    /** Who met a trial in one arm by now, by their numbers from one on, of all customers; whoever shows them keeps to the reach. */
    public List<MetBy> who(String trial, boolean given, long after, int most) {
        return trials.who(trial, given, after, most);
    }
}
