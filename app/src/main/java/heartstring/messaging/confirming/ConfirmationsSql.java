package heartstring.messaging.confirming;

import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of consent that has to be confirmed. */
@Component
class ConfirmationsSql {

    private static final int MOST = 50;

    private final JdbcClient jdbc;

    ConfirmationsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An address with the piece that shows it. */
    record Shown(Identifier address, long profileId) {}

    List<Shown> addresses(long customer) {
        return jdbc.sql("""
                        select i.kind, i.value, min(i.profile_id) from customer.v_identifier i
                          join customer.v_profile p on p.id = i.profile_id and p.erased_at is null
                         where p.customer_id = :customer and i.kind in ('email', 'phone', 'user_id') group by 1, 2 order by 1, 2
                         limit :most""")
                .param("customer", customer)
                .param("most", MOST)
                .query((rs, n) -> new Shown(new Identifier(rs.getString(1), rs.getString(2)), rs.getLong(3)))
                .list();
    }

    /** How often that address was asked since then. */
    int asked(String address, Instant since) {
        return jdbc.sql("select count(*) from messaging.confirmation where address = :address and asked_at > :since")
                .param("address", address)
                .param("since", Timestamp.from(since))
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** Holds the address, so that two who ask at once count each other. */
    void lock(String address) {
        jdbc.sql("select pg_advisory_xact_lock(7355, hashtext(:address))")
                .param("address", address)
                .query(row -> {});
    }

    long ask(Shown who, Purpose purpose, String source, String shown, Instant now, Instant until) {
        return jdbc.sql("""
                        insert into messaging.confirmation (profile_id, address, purpose, source, shown, asked_at, until_at)
                        values (:profile, :address, :purpose, :source, :shown, :now, :until) returning id""")
                .param("profile", who.profileId())
                .param("address", who.address().value())
                .param("purpose", purpose.name().toLowerCase(Locale.ROOT))
                .param("source", source)
                .param("shown", shown)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** One that waits or was confirmed, of somebody who is still there; held until the transaction ends. */
    Optional<Confirmation> locked(long id) {
        return jdbc.sql("""
                        select c.id, c.profile_id, c.address, c.purpose, c.source, c.shown, c.asked_at, c.until_at, c.confirmed_at
                          from messaging.confirmation c
                         where c.id = :id and exists (select from customer.v_profile p where p.id = c.profile_id and p.erased_at is null)
                           for update of c""").param("id", id).query((rs, n) -> read(rs)).optional();
    }

    /** The customer's that still wait. */
    List<Confirmation> waiting(long customer, Instant now) {
        return jdbc.sql("""
                        select c.id, c.profile_id, c.address, c.purpose, c.source, c.shown, c.asked_at, c.until_at, c.confirmed_at
                          from messaging.confirmation c join customer.v_profile p on p.id = c.profile_id
                         where p.customer_id = :customer and c.confirmed_at is null and c.until_at > :now
                         order by c.id desc limit :most""")
                .param("customer", customer)
                .param("now", Timestamp.from(now))
                .param("most", MOST)
                .query((rs, n) -> read(rs))
                .list();
    }

    boolean confirm(long id, Instant now) {
        return jdbc.sql("update messaging.confirmation set confirmed_at = :now where id = :id and confirmed_at is null")
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static Confirmation read(ResultSet rs) throws SQLException {
        return new Confirmation(
                rs.getLong(1),
                rs.getLong(2),
                new Identifier(Identifier.EMAIL, rs.getString(3)),
                Purpose.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                rs.getString(5),
                rs.getString(6),
                rs.getTimestamp(7).toInstant(),
                rs.getTimestamp(8).toInstant(),
                rs.getTimestamp(9) != null);
    }
}
