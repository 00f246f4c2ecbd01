package heartstring.loyalty.passing;

import heartstring.loyalty.members.Member;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of points that were passed on. */
@Component
class PassingSql {

    private final JdbcClient jdbc;

    PassingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A posting that stands under a key, and what was asked for then. */
    record Before(long postingId, UUID contents) {}

    /** What one customer passes on comes one after the other, so that the day's limit holds. */
    void lockGiver(long customer) {
        jdbc.sql("select pg_advisory_xact_lock(7307, hashint8(:customer))")
                .param("customer", customer)
                .query(row -> {});
    }

    @Nullable
    Before byKey(UUID key) {
        return jdbc.sql("select id, contents from loyalty.posting where key = :key::uuid")
                .param("key", key.toString())
                .query((rs, n) -> new Before(rs.getLong(1), rs.getObject(2, UUID.class)))
                .optional()
                .orElse(null);
    }

    long passedSince(Member from, Instant since) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0) from loyalty.passing
                         where programme_id = :programme and passed_at > :since::timestamptz
                           and from_profile_id in (select id from customer.v_profile where customer_id = :customer)""")
                .param("programme", from.programmeId())
                .param("since", since.toString())
                .param("customer", from.customerId())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void keep(long posting, Member from, Member to, long points, long user, Instant now) {
        jdbc.sql("""
                        insert into loyalty.passing (posting_id, programme_id, from_profile_id, to_profile_id, amount, user_id, passed_at)
                        values (:posting, :programme, :from, :to, :points, nullif(:user, 0), :now::timestamptz)""")
                .param("posting", posting)
                .param("programme", from.programmeId())
                .param("from", from.profileId())
                .param("to", to.profileId())
                .param("points", points)
                .param("user", user)
                .param("now", now.toString())
                .update();
    }
}
