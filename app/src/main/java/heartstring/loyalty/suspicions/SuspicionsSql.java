package heartstring.loyalty.suspicions;

import heartstring.customer.owners.CustomersInReach;
import heartstring.loyalty.suspicions.Suspicion.State;
import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the queue. */
@Component
class SuspicionsSql {

    private static final String SUSPICIONS = """
            select s.id, s.kind, coalesce(m.id, 0), coalesce(p.customer_id, 0),
                   coalesce(nullif(h.name, ''), 'Customer ' || p.customer_id, ''), coalesce(m.status = 'blocked', false),
                   case when s.user_id is null then '' else coalesce(u.name, 'A colleague') end, s.evidence, s.postings,
                   s.happened_at, s.found_at, s.state, s.note, coalesce(d.name, ''), s.decided_at, coalesce(s.user_id, 0)
              from loyalty.suspicion s
              left join customer.v_profile p on p.id = s.profile_id and p.erased_at is null
              left join customer.v_headline h on h.customer_id = p.customer_id
              left join lateral (
                select m.id, m.status from loyalty.member m join customer.v_profile q on q.id = m.profile_id
                 where q.customer_id = p.customer_id and (s.programme_id is null or m.programme_id = s.programme_id)
                 order by m.status, m.id limit 1) m on true
              left join platform.v_user u on u.id = s.user_id
              left join platform.v_user d on d.id = s.decided_by
            """;

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    SuspicionsSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    @Bean
    static SubjectName suspicionName() {
        return new SubjectName("suspicion", "select kind from loyalty.suspicion where id = subject.id", null);
    }

    List<Suspicion> in(State state, @Nullable SuspicionKind kind, long before, int most) {
        return jdbc.sql(SUSPICIONS
                        + "where s.state = :state and s.id < :before and s.kind = coalesce(:kind::text, s.kind)"
                        + (customers.now().isAll()
                                ? ""
                                : " and (s.profile_id is null or "
                                        + customers.now().test("h") + ")")
                        + " order by s.id desc limit :most")
                .params(customers.now().params())
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("kind", kind == null ? null : kind.text())
                .param("before", before)
                .param("most", most)
                .query(SuspicionsSql::read)
                .list();
    }

    Optional<Suspicion> byId(long id) {
        return jdbc.sql(SUSPICIONS + "where s.id = :id")
                .param("id", id)
                .query(SuspicionsSql::read)
                .optional();
    }

    long open() {
        return jdbc.sql("select count(*) from loyalty.suspicion where state = 'open'")
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void note(SuspicionKind kind, String key, long user, String evidence, Instant now) {
        jdbc.sql("""
                        insert into loyalty.suspicion (key, kind, user_id, evidence, happened_at, found_at)
                        values (:key, :kind, nullif(:user, 0), :evidence, :now::timestamptz, :now::timestamptz)
                        on conflict (key) do nothing""")
                .param("key", key)
                .param("kind", kind.text())
                .param("user", user)
                .param("evidence", evidence)
                .param("now", now.toString())
                .update();
    }

    boolean decide(long id, State state, String note, long user, Instant now) {
        return jdbc.sql("""
                        update loyalty.suspicion
                           set state = :state, note = :note, decided_by = case when :state = 'open' then null else nullif(:user, 0) end,
                               decided_at = case when :state = 'open' then null else :now::timestamptz end
                         where id = :id""")
                        .param("id", id)
                        .param("state", state.name().toLowerCase(Locale.ROOT))
                        .param("note", note)
                        .param("user", user)
                        .param("now", now.toString())
                        .update()
                == 1;
    }

    private static Suspicion read(ResultSet rs, int number) throws SQLException {
        Timestamp decided = rs.getTimestamp(15);
        return new Suspicion(
                rs.getLong(1),
                SuspicionKind.valueOf(rs.getString(2).toUpperCase(Locale.ROOT)),
                rs.getLong(3),
                rs.getLong(4),
                rs.getString(5),
                rs.getBoolean(6),
                rs.getString(7),
                rs.getString(8),
                List.of((Long[]) rs.getArray(9).getArray()),
                rs.getTimestamp(10).toInstant(),
                rs.getTimestamp(11).toInstant(),
                State.valueOf(rs.getString(12).toUpperCase(Locale.ROOT)),
                rs.getString(13),
                rs.getString(14),
                decided == null ? null : decided.toInstant(),
                rs.getLong(16));
    }
}
