package heartstring.experience.scores;

import heartstring.experience.scores.TalliesSql.Due;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps answers counted by day, so that pages need not count millions. */
@Component
public class Tallies {

    /** Who had answered somebody so many days before their answer at most is whom it is about. */
    static final int AGENT_DAYS = 30;

    private static final String ZONE = "experience.scores-zone";
    /** Days counted in one transaction. */
    private static final int MOST = 10;

    private final TalliesSql sql;
    private final PlansSql plans;
    private final Settings settings;

    Tallies(TalliesSql sql, PlansSql plans, Settings settings) {
        this.sql = sql;
        this.plans = plans;
        this.settings = settings;
    }

    /** Counts some of the days of which something is new; whether there may be more. */
    @Transactional
    public boolean countDue() {
        sql.alone();
        plans.forThisPage();
        String zone = settings.zone().getId();
        if (!settings.get(ZONE, "").equals(zone)) {
            // Days begin elsewhere now, or nothing was ever counted.
            sql.all();
            settings.set(Map.of(ZONE, zone));
        }
        List<Due> due = sql.take(zone, MOST);
        List<Due> answered = due.stream().filter(d -> !d.asked()).toList();
        List<Due> asked = due.stream().filter(Due::asked).toList();
        if (!answered.isEmpty()) {
            sql.count(answered, zone, AGENT_DAYS);
        }
        if (!asked.isEmpty()) {
            sql.countAsked(asked, zone);
        }
        return !due.isEmpty();
    }
}
