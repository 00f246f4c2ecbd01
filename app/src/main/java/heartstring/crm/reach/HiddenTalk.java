package heartstring.crm.reach;

import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.story.veils.Veil;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Touchpoints that speak of deals, tasks and conversations which whoever acts may not see. */
@Component
class HiddenTalk implements Veil {

    private final Reaches reaches;
    private final ReachedSql sql;

    HiddenTalk(Reaches reaches, ReachedSql sql) {
        this.reaches = reaches;
        this.sql = sql;
    }

    @Override
    public boolean isDrawn() {
        return !reaches.isAll(RecordKind.DEALS)
                || !reaches.isAll(RecordKind.TASKS)
                || !reaches.isAll(RecordKind.CONVERSATIONS);
    }

    @Override
    public Set<Long> hidden(Collection<Long> touchpoints) {
        return sql.hidden(
                touchpoints,
                reaches.of(RecordKind.DEALS),
                reaches.of(RecordKind.TASKS),
                reaches.of(RecordKind.CONVERSATIONS));
    }
}
