package heartstring.loyalty.history;

import java.util.List;
import org.springframework.stereotype.Component;

/** The movements of a customer's points, newest first. */
@Component
public class History {

    /** The most lines of one page. */
    public static final int MOST = 200;

    private final HistorySql sql;

    History(HistorySql sql) {
        this.sql = sql;
    }

    /**
     * One page.
     *
     * @param before the last posting of the page before, {@link Long#MAX_VALUE} for the first page
     */
    public List<Movement> of(long customerId, int unitId, long before, int most) {
        return sql.of(customerId, unitId, before, Math.min(most, MOST)).stream()
                .map(HistoryRules::told)
                .toList();
    }
}
