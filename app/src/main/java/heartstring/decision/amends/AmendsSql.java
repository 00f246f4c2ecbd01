package heartstring.decision.amends;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of amends. */
@Component
class AmendsSql {

    private final JdbcClient jdbc;

    AmendsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a case has cost so far, in minor units. */
    long spent(long id) {
        return jdbc.sql("select coalesce(sum(cost_minor), 0)::bigint from decision.case_step where case_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
