package heartstring.decision.amends;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of amends. */
@Component
class AmendsSql {

    private final JdbcClient jdbc;

    AmendsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a case, and those it goes on with, have cost so far, in minor units. */
    long spent(List<Long> cases) {
        return jdbc.sql(
                        "select coalesce(sum(cost_minor), 0)::bigint from decision.case_step where case_id = any(:cases)")
                .param("cases", cases.stream().mapToLong(Long::longValue).toArray())
                .query(Long.class)
                .single();
    }
}
