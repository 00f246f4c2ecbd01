package heartstring.loyalty.answers;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of kept answers. */
@Component
class AnswersSql {

    private final JdbcClient jdbc;

    AnswersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The answers to one rule for one cause, a 1 or 0 for each test of the customer. */
    record Row(UUID cause, long ruleId, long profileId, String answers) {}

    /** The answers by cause and rule. */
    Map<UUID, Map<Long, String>> kept(Collection<UUID> causes) {
        Map<UUID, Map<Long, String>> kept = new HashMap<>();
        jdbc.sql("select cause, rule_id, answers from loyalty.rule_answer where cause = any(:causes::uuid[])")
                .param("causes", causes.stream().map(UUID::toString).toArray(String[]::new))
                .query(rs -> {
                    kept.computeIfAbsent(rs.getObject(1, UUID.class), k -> new HashMap<>())
                            .put(rs.getLong(2), rs.getString(3));
                });
        return kept;
    }

    /** Keeps these; whoever was first stays. */
    void keep(List<Row> rows) {
        jdbc.sql("""
                        insert into loyalty.rule_answer (cause, rule_id, profile_id, answers)
                        select c, r, p, a from unnest(:causes::uuid[], :rules::bigint[], :profiles::bigint[], :answers::text[])
                                               as t(c, r, p, a)
                         order by 1, 2 on conflict do nothing""")
                .param("causes", rows.stream().map(r -> r.cause().toString()).toArray(String[]::new))
                .param("rules", rows.stream().mapToLong(Row::ruleId).toArray())
                .param("profiles", rows.stream().mapToLong(Row::profileId).toArray())
                .param("answers", rows.stream().map(Row::answers).toArray(String[]::new))
                .update();
    }
}
