package heartstring.loyalty.upkeep;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find what the passing of time concerns. */
@Component
class TimePassesSql {

    private static final String DUE = """
            select account_id from (
              (select account_id, available_at as at from loyalty.lot
                where pending > 0 and available_at is not null and available_at <= :now::timestamptz and account_id <> all(:aside)
                order by available_at limit :most)
              union all
              (select account_id, expires_at from loyalty.lot
                where available > 0 and expires_at is not null and expires_at <= :now::timestamptz and account_id <> all(:aside)
                order by expires_at limit :most)) due
             group by account_id order by min(at) limit :most""";

    private final JdbcClient jdbc;

    TimePassesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether no other server is at it; until the transaction ends. */
    boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(7310, 1)")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Accounts in which something became due or is over, the longest ago first. */
    List<Long> due(Instant now, Collection<Long> aside, int most) {
        return jdbc.sql(DUE)
                .param("now", now.toString())
                .param("aside", aside.stream().mapToLong(Long::longValue).toArray())
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Likewise, locked; those that somebody is using now are left for later. */
    List<Long> lockDue(Instant now, Collection<Long> aside, int most) {
        return jdbc.sql("select id from loyalty.account where id in (" + DUE
                        + ") order by id for no key update skip locked")
                .param("now", now.toString())
                .param("aside", aside.stream().mapToLong(Long::longValue).toArray())
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    List<Long> overHolds(Instant now, int most) {
        return jdbc.sql("""
                        select posting_id from loyalty.hold where until_at <= :now::timestamptz order by until_at limit :most""")
                .param("now", now.toString())
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    void dropSettled(Collection<Long> reservations) {
        jdbc.sql("""
                        delete from loyalty.hold h
                         where h.posting_id = any(:ids)
                           and exists (select from loyalty.posting f
                                        where f.of_id = h.posting_id and f.kind in ('capture', 'release'))""")
                .param("ids", reservations.stream().mapToLong(Long::longValue).toArray())
                .update();
    }
}
