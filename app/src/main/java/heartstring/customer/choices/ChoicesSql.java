package heartstring.customer.choices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of choices. */
@Component
class ChoicesSql {

    private final JdbcClient jdbc;

    ChoicesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What each piece of a customer said last, by use. */
    List<Choice> latest(long customer) {
        return jdbc.sql("""
                        select distinct on (c.profile_id, c.use) c.use, c.allowed, c.said_at, c.way, c.reason
                          from customer.profile p join customer.choice c on c.profile_id = p.id
                         where p.customer_id = :customer order by c.profile_id, c.use, c.id desc""")
                .param("customer", customer)
                .query((rs, n) -> choice(rs))
                .list();
    }

    private static Choice choice(ResultSet rs) throws SQLException {
        return new Choice(
                Use.of(rs.getString(1)).orElseThrow(),
                rs.getBoolean(2),
                moment(rs.getTimestamp(3)),
                rs.getString(4),
                rs.getString(5));
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** Whether these customers allow a use, of those who said something. */
    Map<Long, Boolean> said(long[] customers, Use use) {
        return flags("""
                        select customer_id, bool_and(allowed)
                          from (select distinct on (c.profile_id) p.customer_id, c.allowed
                                  from customer.profile p join customer.choice c on c.profile_id = p.id and c.use = :use
                                 where p.customer_id = any(:ids) order by c.profile_id, c.id desc) s
                         group by 1""", customers, use);
    }

    /** The same for the customers of these pieces, by piece. */
    Map<Long, Boolean> saidOfPieces(long[] profiles, Use use) {
        return flags("""
                        select asked, bool_and(allowed)
                          from (select distinct on (a.id, c.profile_id) a.id asked, c.allowed
                                  from customer.profile a
                                  join customer.profile p on p.customer_id = a.customer_id
                                  join customer.choice c on c.profile_id = p.id and c.use = :use
                                 where a.id = any(:ids) order by a.id, c.profile_id, c.id desc) s
                         group by 1""", profiles, use);
    }

    private Map<Long, Boolean> flags(String statement, long[] ids, Use use) {
        Map<Long, Boolean> said = new HashMap<>();
        jdbc.sql(statement).param("ids", ids).param("use", use.text()).query(rs -> {
            said.put(rs.getLong(1), rs.getBoolean(2));
        });
        return said;
    }

    Optional<String> name(long customer) {
        return jdbc.sql("select name from customer.headline where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    /** The pieces of a customer that are not erased, held until the transaction ends. */
    long[] hold(long customer) {
        return jdbc.sql("""
                        select id from customer.profile where customer_id = :customer and erased_at is null order by id for share""").param("customer", customer).query((rs, n) -> rs.getLong(1)).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    void add(long[] profiles, Use use, boolean allowed, Instant at, String way, String reason, long userId) {
        jdbc.sql("""
                        insert into customer.choice (profile_id, use, allowed, said_at, way, reason, user_id)
                        select id, :use, :allowed, :at::timestamptz, :way, :reason, nullif(:user, 0) from unnest(:profiles::bigint[]) t(id)""")
                .param("profiles", profiles)
                .param("use", use.text())
                .param("allowed", allowed)
                .param("at", at.toString())
                .param("way", way)
                .param("reason", reason)
                .param("user", userId)
                .update();
    }
}
