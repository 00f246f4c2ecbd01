package heartstring.insight.drivers;

import heartstring.insight.runs.Run;
import heartstring.insight.runs.Studies;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was found last of what goes with how customers rate, come back and spend. */
@Component
public class FoundDrivers {

    private final FoundSql sql;
    private final Studies studies;

    FoundDrivers(FoundSql sql, Studies studies) {
        this.sql = sql;
        this.studies = studies;
    }

    /** The run that all else is of; empty while none has come to its end. */
    public Optional<Run> run() {
        return studies.done(DriversStudy.NAME);
    }

    /** All outcomes, each in the newest period and, where there was one, in the period before right behind it. */
    public List<FoundOutcome> outcomes() {
        return run().map(run -> sql.outcomes(run.id())).orElse(List.of());
    }

    /** The moments behind a factor, the worst first, of all customers; whoever shows them keeps to the reach. */
    public List<BehindIt> behind(String outcome, String factor) {
        return run().map(run -> sql.stories(run.id(), outcome, factor)).orElse(List.of());
    }
}
