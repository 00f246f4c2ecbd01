package heartstring.insight.effects;

import heartstring.insight.runs.Run;
import heartstring.insight.runs.Studies;
import heartstring.insight.trials.Crowds;
import heartstring.insight.trials.MetBy;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was found last of what made a difference. */
@Component
public class FoundEffects {

    /** So long after meeting a trial it is looked at. */
    public static final List<Integer> DAYS = EffectRules.DAYS;

    private final EffectsSql sql;
    private final LooksSql looks;
    private final Crowds crowds;
    private final Studies studies;

    FoundEffects(EffectsSql sql, LooksSql looks, Crowds crowds, Studies studies) {
        this.sql = sql;
        this.looks = looks;
        this.crowds = crowds;
        this.studies = studies;
    }

    /** The run that all else is of; empty while none has come to its end. */
    public Optional<Run> run() {
        return studies.done(EffectsStudy.NAME);
    }

    /** What trials made of a difference so many days after, 30 or 60; of each trial its visits, spend and what is left behind each other. */
    public List<FoundEffect> found(int days) {
        return run().map(run -> sql.found(run.id(), days, null)).orElse(List.of());
    }

    /** The same of one trial: its visits, spend, and what is left; empty while it is not known. */
    public List<FoundEffect> found(String trial, int days) {
        return run().map(run -> sql.found(run.id(), days, trial)).orElse(List.of());
    }

    /** For whom a trial works; empty where too few met it. */
    public Optional<ForWhom> forWhom(String trial, int days) {
        return run().flatMap(run -> looks.order(run.id(), trial, days));
    }

    /** What was known of a trial, night after night, oldest first; at most the newest 400. */
    public List<Look> looks(String trial, int days, Measure measure) {
        return looks.looks(trial, days, measure);
    }

    /** How much customers differ, for planning; empty while nothing was worked out. */
    public List<House> house() {
        return run().map(run -> sql.house(run.id())).orElse(List.of());
    }

    /** Who met a trial in one arm by now, by their numbers from one on, of all customers; whoever shows them keeps to the reach. */
    public List<MetBy> who(String trial, boolean given, long after, int most) {
        return crowds.who(trial, given, after, most);
    }
}
