package heartstring.crm.kept;

import heartstring.platform.postgres.PlansSql;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what was promised and kept, of the conversations that whoever acts may see. */
@Component
class KeptFigures {

    private final KeptSql sql;
    private final PlansSql plans;
    private final Reaches reaches;
    private final Settings settings;
    private final InstantSource time;

    KeptFigures(KeptSql sql, PlansSql plans, Reaches reaches, Settings settings, InstantSource time) {
        this.sql = sql;
        this.plans = plans;
        this.reaches = reaches;
        this.settings = settings;
        this.time = time;
    }

    /** Of the last so many days, in all groups. */
    @Transactional(readOnly = true)
    List<KeptSql.Row> rows(String kind, int days) {
        plans.forThisPage();
        Instant now = time.instant();
        return sql.rows(
                kind,
                now.minus(Duration.ofDays(days)),
                now,
                settings.zone().getId(),
                reaches.of(RecordKind.CONVERSATIONS));
    }
}
