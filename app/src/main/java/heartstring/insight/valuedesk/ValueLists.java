package heartstring.insight.valuedesk;

import heartstring.platform.postgres.PlansSql;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers by what they are worth, a page at a time, each planned for what it asks. */
@Component
class ValueLists {

    private final ValueListsSql sql;
    private final PlansSql plans;

    ValueLists(ValueListsSql sql, PlansSql plans) {
        this.sql = sql;
        this.plans = plans;
    }

    /** The largest first, those after a place when one is given. */
    @Transactional(readOnly = true)
    public List<ValueListsSql.Line> lines(Among among, @Nullable Long after, long afterId, int most) {
        plans.forThisPage();
        return sql.lines(among, after, afterId, most);
    }
}
