package heartstring.messaging.bounces;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what came back. */
@Component
class BouncesSql {

    private final JdbcClient jdbc;

    BouncesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whom a message of ours went to. */
    record Sent(long id, String address, long profileId) {}

    Optional<Long> byMailId(String mailId) {
        return jdbc.sql("select id from messaging.message where mail_id = :mail order by id limit 1")
                .param("mail", mailId)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** Marks a message; empty when it is gone, or was marked so before. */
    Optional<Sent> mark(long id, String kind, String reason, Instant now) {
        return jdbc.sql("""
                        update messaging.message set bounced_at = :now::timestamptz, bounce_kind = :kind, bounce_reason = :reason
                         where id = :id and bounce_kind is distinct from :kind returning id, address, coalesce(profile_id, 0)""")
                .param("now", now.toString())
                .param("kind", kind)
                .param("reason", reason)
                .param("id", id)
                .query((rs, n) -> new Sent(rs.getLong(1), rs.getString(2), rs.getLong(3)))
                .optional();
    }

    void count(Sent sent, String kind, String reason, int mostSoft, Instant now) {
        jdbc.sql("""
                        insert into messaging.bounced_address as b (address, profile_id, hard, soft, complaints, last_at, reason, blocked_at)
                        values (:address, nullif(:profile, 0), (:kind = 'hard')::int, (:kind = 'soft')::int, (:kind = 'complaint')::int,
                                :now::timestamptz, :reason, case when :kind <> 'soft' then :now::timestamptz end)
                        on conflict (address) do update
                           set profile_id = coalesce(excluded.profile_id, b.profile_id), hard = b.hard + excluded.hard,
                               soft = b.soft + excluded.soft, complaints = b.complaints + excluded.complaints, last_at = excluded.last_at,
                               reason = excluded.reason,
                               blocked_at = case when excluded.blocked_at is not null or b.soft + excluded.soft >= :most
                                                 then coalesce(b.blocked_at, excluded.last_at) else b.blocked_at end""")
                .param("address", sent.address())
                .param("profile", sent.profileId())
                .param("kind", kind)
                .param("reason", reason)
                .param("most", mostSoft)
                .param("now", now.toString())
                .update();
    }

    Optional<String> blocked(String address) {
        return jdbc.sql(
                        "select reason from messaging.bounced_address where address = :address and blocked_at is not null")
                .param("address", address)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    /** Whom an address was known as; empty when it is not blocked. */
    Optional<Long> lift(String address, Instant now) {
        return jdbc.sql("""
                        update messaging.bounced_address
                           set blocked_at = null, lifted_at = :now::timestamptz, hard = 0, soft = 0, complaints = 0
                         where address = :address and blocked_at is not null returning coalesce(profile_id, 0)""")
                .param("now", now.toString())
                .param("address", address)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** Those that something came back from last, before that moment and address. */
    List<BouncesView.Line> lines(Instant before, String beforeAddress, int most) {
        return jdbc.sql("""
                        select b.address, coalesce(p.customer_id, 0), b.hard, b.soft, b.complaints, b.last_at, b.reason, b.blocked_at, b.lifted_at
                          from messaging.bounced_address b left join customer.v_profile p on p.id = b.profile_id
                         where (b.last_at, b.address) < (:before::timestamptz, :address)
                         order by b.last_at desc, b.address desc limit :most""")
                .param("before", before.toString())
                .param("address", beforeAddress)
                .param("most", most)
                .query((rs, n) -> new BouncesView.Line(
                        rs.getString(1),
                        rs.getLong(2),
                        rs.getInt(3),
                        rs.getInt(4),
                        rs.getInt(5),
                        rs.getTimestamp(6).toInstant(),
                        rs.getString(7),
                        instant(rs.getTimestamp(8)),
                        instant(rs.getTimestamp(9))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
