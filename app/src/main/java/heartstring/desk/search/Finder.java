package heartstring.desk.search;

import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds customers by anything somebody may type: any identifier in any spelling, the beginning of a name, or nearly a name. */
@Component
public class Finder {

    /** From how many letters on a search looks inside names and for similar ones. */
    public static final int INSIDE = 3;

    private final FinderSql sql;
    private final PlansSql plans;
    private final Nearly nearly;
    private final Settings settings;

    Finder(FinderSql sql, PlansSql plans, Nearly nearly, Settings settings) {
        this.sql = sql;
        this.plans = plans;
        this.nearly = nearly;
        this.settings = settings;
    }

    /** At most {@code limit} customers, the surest first; nothing for a blank text. */
    @Transactional(readOnly = true)
    public List<Hit> find(String typed, int limit) {
        return find(typed, limit, true);
    }

    /** The same without those whose name is only similar; for what is likelier to be something else than a name. */
    @Transactional(readOnly = true)
    public List<Hit> findAsTyped(String typed, int limit) {
        return find(typed, limit, false);
    }

    private List<Hit> find(String typed, int limit, boolean nearlyToo) {
        String key = FinderRules.key(typed);
        if (key.isEmpty()) {
            return List.of();
        }
        plans.forTheseValues();
        Map<Long, Hit> hits = new LinkedHashMap<>();
        take(hits, exactly(typed, limit), limit);
        if (hits.size() < limit) {
            take(hits, sql.byName(key, limit), limit);
        }
        if (hits.size() < limit && key.length() > INSIDE && !key.contains(" ")) {
            take(hits, sql.byIdentifierStart(typed.strip().toLowerCase(java.util.Locale.ROOT), limit), limit);
        }
        if (hits.isEmpty() && key.length() >= INSIDE) {
            take(hits, sql.inside(key, limit), limit);
        }
        if (hits.isEmpty() && nearlyToo && key.length() > INSIDE) {
            List<Long> near = nearly.ids(key);
            take(hits, sql.byIds(near.subList(0, Math.min(limit, near.size()))), limit);
        }
        return new ArrayList<>(hits.values());
    }

    /** Customers found by an exact identifier only, in any spelling. */
    public List<Hit> exactly(String typed, int limit) {
        return sql.byIdentifier(values(typed), limit, false);
    }

    /** The same, also beyond the reach of whoever asks: for tills, where everybody is served who shows a card. */
    public List<Hit> anybody(String typed, int limit) {
        return sql.byIdentifier(values(typed), limit, true);
    }

    private String[] values(String typed) {
        return FinderRules.values(typed, settings.organisation().region()).toArray(String[]::new);
    }

    private static void take(Map<Long, Hit> hits, List<Hit> found, int limit) {
        for (Hit hit : found) {
            if (hits.size() < limit) {
                hits.putIfAbsent(hit.customerId(), hit);
            }
        }
    }
}
