package heartstring.loyalty.caps;

import heartstring.loyalty.programmes.Cap;
import heartstring.platform.audit.SubjectName;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of limits of several rules together. */
@Component
class JointLimitsSql {

    private final JdbcClient jdbc;

    JointLimitsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName ruleLimitName() {
        return new SubjectName("rule limit", "select name from loyalty.rule_limit where id = subject.id", null);
    }

    List<JointLimit> all() {
        return jdbc.sql("""
                        select l.id, l.programme_id, l.name, l.most_points, l.most_per, l.from_at, l.until_at,
                               (select array_agg(r.rule_id) from loyalty.rule_limit_rule r where r.limit_id = l.id)
                          from loyalty.rule_limit l order by l.id limit 10000""")
                .query((rs, n) -> {
                    Timestamp until = rs.getTimestamp(7);
                    return new JointLimit(
                            rs.getLong(1),
                            rs.getInt(2),
                            rs.getString(3),
                            new Cap(
                                    rs.getLong(4),
                                    Cap.Per.valueOf(rs.getString(5).toUpperCase(Locale.ROOT))),
                            Set.of((Long[]) rs.getArray(8).getArray()),
                            rs.getTimestamp(6).toInstant(),
                            until == null ? null : until.toInstant());
                })
                .list();
    }

    long begin(int programme, String name, Cap cap, Set<Long> rules, Instant from, long user) {
        return jdbc.sql("""
                        with l as (
                          insert into loyalty.rule_limit (programme_id, name, most_points, most_per, from_at, user_id)
                          values (:programme, :name, :points, :per, :from::timestamptz, nullif(:user, 0)) returning id),
                        r as (insert into loyalty.rule_limit_rule (limit_id, rule_id) select l.id, unnest(:rules::bigint[]) from l)
                        select id from l""")
                .param("programme", programme)
                .param("name", name)
                .param("points", cap.points())
                .param("per", cap.per().name().toLowerCase(Locale.ROOT))
                .param("from", from.toString())
                .param("user", user)
                .param("rules", rules.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    boolean end(int programme, long id, Instant at) {
        return jdbc.sql("""
                        update loyalty.rule_limit set until_at = greatest(from_at, :at::timestamptz)
                         where id = :id and programme_id = :programme and until_at is null""")
                        .param("at", at.toString())
                        .param("id", id)
                        .param("programme", programme)
                        .update()
                == 1;
    }
}
