package heartstring.desk.search;

import java.util.List;
import org.springframework.stereotype.Component;

/** Customers whose name is nearly what was typed. */
@Component
public class Nearly {

    /** How near names are, 0 to 1. The index finds near ones quickly; of those only alike it would have to look at very many. */
    private static final double NEAR = 0.5;

    private static final int MOST_NEAR = 5_000;
    private static final double ALIKE = 0.3;
    private static final int MOST_ALIKE = 1_000;

    private final NearlySql sql;

    Nearly(NearlySql sql) {
        this.sql = sql;
    }

    /** At most 200 ids, the nearest first; where nobody is near, some that are alike. In the caller's transaction. */
    public List<Long> ids(String key) {
        List<Long> near = sql.similar(key, NEAR, MOST_NEAR);
        return near.isEmpty() ? sql.similar(key, ALIKE, MOST_ALIKE) : near;
    }
}
