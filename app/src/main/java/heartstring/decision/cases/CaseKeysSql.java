package heartstring.decision.cases;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the keys that make the opening of a case happen once. */
@Component
class CaseKeysSql {

    private final JdbcClient jdbc;

    CaseKeysSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a key led to, and whether for the same thing. */
    record Used(long caseId, boolean same) {}

    /** Of keys that were kept with their case, as it was done before, it is not known what for: they are for the same. */
    Optional<Used> find(Cases.Key key) {
        return jdbc.sql("""
                        select case_id, said from decision.case_key where key = :key
                        union all
                        select id, null from decision.customer_case where client_key = :key limit 1""")
                .param("key", key.made())
                .query((rs, n) -> {
                    byte[] said = rs.getBytes(2);
                    return new Used(rs.getLong(1), said == null || Arrays.equals(said, key.said()));
                })
                .optional();
    }

    /** False when it was used in between. */
    boolean keep(Cases.Key key, long id, Instant at) {
        return jdbc.sql("""
                        insert into decision.case_key (key, case_id, said, used_at) values (:key, :id, :said, :at::timestamptz)
                        on conflict do nothing""")
                        .param("key", key.made())
                        .param("id", id)
                        .param("said", key.said())
                        .param("at", at.toString())
                        .update()
                == 1;
    }
}
