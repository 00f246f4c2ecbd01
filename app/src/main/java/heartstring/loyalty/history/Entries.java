package heartstring.loyalty.history;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The book as it stands, for those who look into it. */
@Component
public class Entries {

    /** The most lots listed. */
    public static final int MOST_LOTS = 200;

    private final EntriesSql sql;

    Entries(EntriesSql sql) {
        this.sql = sql;
    }

    /** The posting with that number, with its transfers. */
    public Optional<Entry> entry(long postingId) {
        return sql.entry(postingId);
    }

    /** The open lots of all pieces of a customer, first ending first, at most {@value #MOST_LOTS}. */
    public List<LotLine> lots(long customerId, int unitId) {
        return sql.lots(customerId, unitId, MOST_LOTS);
    }
}
