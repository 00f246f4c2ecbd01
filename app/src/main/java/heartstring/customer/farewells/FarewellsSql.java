package heartstring.customer.farewells;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of farewells. */
@Component
class FarewellsSql {

    private final JdbcClient jdbc;

    FarewellsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A piece whose customer is to be forgotten now. */
    record Due(long profileId, long customerId) {}

    /** Nothing for a piece that is forgotten already. */
    void ask(long profile, byte[] code, Instant until, Instant now) {
        jdbc.sql("""
                        insert into customer.farewell as f (profile_id, asked_at, code, code_until)
                        select id, :now, :code, :until from customer.profile where id = :profile and erased_at is null for share
                        on conflict (profile_id) do update
                           set asked_at = excluded.asked_at, code = excluded.code, code_until = excluded.code_until, tries = 0""")
                .param("profile", profile)
                .param("code", code)
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Counts the try in any case; the right code is used up. */
    boolean confirm(long profile, byte[] code, int mostTries, Instant now, Instant due) {
        return jdbc.sql("""
                        update customer.farewell
                           set tries = tries + 1,
                               due_at = case when code = :code then :due else due_at end,
                               code = case when code = :code then null else code end
                         where profile_id = :profile and code is not null and code_until > :now and tries < :most
                        returning code is null""")
                .param("profile", profile)
                .param("code", code)
                .param("most", mostTries)
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(due))
                .query((rs, n) -> rs.getBoolean(1))
                .optional()
                .orElse(false);
    }

    Optional<Instant> planned(long customer) {
        return jdbc.sql("""
                        select f.due_at from customer.farewell f join customer.profile p on p.id = f.profile_id
                         where p.customer_id = :customer and f.due_at is not null order by f.due_at limit 1""")
                .param("customer", customer)
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .optional();
    }

    boolean stay(long customer) {
        return jdbc.sql("""
                                delete from customer.farewell f using customer.profile p
                                 where p.id = f.profile_id and p.customer_id = :customer and f.due_at is not null""").param("customer", customer).update() > 0;
    }

    List<Due> due(Instant now, int most) {
        return jdbc.sql("""
                        select f.profile_id, p.customer_id from customer.farewell f join customer.profile p on p.id = f.profile_id
                         where f.due_at <= :now order by f.due_at limit :most""")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((rs, n) -> new Due(rs.getLong(1), rs.getLong(2)))
                .list();
    }

    void drop(long profile) {
        jdbc.sql("delete from customer.farewell where profile_id = :profile")
                .param("profile", profile)
                .update();
    }
}
