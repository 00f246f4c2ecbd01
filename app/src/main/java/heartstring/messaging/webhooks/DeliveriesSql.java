package heartstring.messaging.webhooks;

import heartstring.messaging.envelopes.Piece;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of tellings: what is due, what came of it, and the log. */
@Component
class DeliveriesSql {

    private static final String LOG = """
            select d.id, d.endpoint_id, n.id, n.kind, coalesce(n.event, ''), d.state, d.tries, d.status, d.took_millis, coalesce(d.answer, ''),
                   coalesce(d.reason, ''), n.at, d.tried_at, case when d.state = 'waiting' then d.try_at end
              from messaging.webhook_delivery d join messaging.news n on n.id = d.news_id""";

    private final JdbcClient jdbc;

    DeliveriesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What one worker holds; {@code tries} counts the one under way, and tells the holder from a later one. */
    record Due(long id, int tries, Piece piece) {}

    /** Endpoints that something is due for, and that are not left in peace just now. */
    List<Integer> endpoints(Instant now) {
        return jdbc.sql("""
                        select e.id from messaging.webhook_endpoint e
                         where e.disabled_at is null and (e.paused_until is null or e.paused_until <= :now::timestamptz)
                           and exists (select from messaging.webhook_delivery d
                                        where d.endpoint_id = e.id and d.state = 'waiting' and d.try_at <= :now::timestamptz)
                         order by e.id limit :most""")
                .param("now", now.toString())
                .param("most", Webhooks.MOST)
                .query((rs, n) -> rs.getInt(1))
                .list();
    }

    /** Takes some that are due for an endpoint, for as long as the lease lasts. */
    List<Due> take(int endpoint, int most, Instant now, Duration lease) {
        return jdbc
                .sql("""
                        update messaging.webhook_delivery d set tries = tries + 1, try_at = :until::timestamptz
                          from messaging.news n
                         where n.id = d.news_id and d.id = any(array(
                                 select id from messaging.webhook_delivery
                                  where endpoint_id = :endpoint and state = 'waiting' and try_at <= :now::timestamptz
                                  order by try_at, id limit :most for update skip locked))
                        returning d.id, d.tries, n.id, n.kind, coalesce(n.profile_id, 0), coalesce(n.touchpoint_id, 0),
                                  n.data::text, n.at""")
                .param("until", now.plus(lease).toString())
                .param("now", now.toString())
                .param("endpoint", endpoint)
                .param("most", most)
                .query(DeliveriesSql::due)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Due::id))
                .toList();
    }

    /** What came of a try; unless somebody else took it meanwhile. */
    record Tried(
            String state,
            Instant at,
            Instant next,
            @Nullable Integer status,
            int tookMillis,
            String answer,
            @Nullable String reason) {}

    void settle(Due due, Tried tried) {
        jdbc.sql("""
                        update messaging.webhook_delivery
                           set state = :state, tried_at = :at::timestamptz, try_at = :next::timestamptz, status = :status, took_millis = :took,
                               answer = nullif(:answer, ''), reason = :reason
                         where id = :id and state = 'waiting' and tries = :tries""")
                .param("state", tried.state())
                .param("at", tried.at().toString())
                .param("next", tried.next().toString())
                .param("status", tried.status(), java.sql.Types.INTEGER)
                .param("took", tried.tookMillis())
                .param("answer", tried.answer().replace("\u0000", ""))
                .param("reason", tried.reason(), java.sql.Types.VARCHAR)
                .param("id", due.id())
                .param("tries", due.tries())
                .update();
    }

    /** Taken, but not tried: due again at once, and no try was used up. */
    void release(List<Due> untried, Instant now) {
        for (Due due : untried) {
            jdbc.sql("""
                            update messaging.webhook_delivery set tries = tries - 1, try_at = :now::timestamptz
                             where id = :id and state = 'waiting' and tries = :tries""")
                    .param("now", now.toString())
                    .param("id", due.id())
                    .param("tries", due.tries())
                    .update();
        }
    }

    List<Telling> log(int endpoint, String state, long before, int most) {
        return jdbc.sql(LOG + """

                         where d.endpoint_id = :endpoint and (:state = '' or d.state = :state) and d.id < :before
                         order by d.id desc limit :most""")
                .param("endpoint", endpoint)
                .param("state", state)
                .param("before", before)
                .param("most", most)
                .query(DeliveriesSql::telling)
                .list();
    }

    Optional<Telling> one(int endpoint, long id) {
        return jdbc.sql(LOG + " where d.endpoint_id = :endpoint and d.id = :id")
                .param("endpoint", endpoint)
                .param("id", id)
                .query(DeliveriesSql::telling)
                .optional();
    }

    /** As it would be taken now, to see what is told. */
    Optional<Due> due(long id) {
        return jdbc.sql("""
                        select d.id, d.tries, n.id, n.kind, coalesce(n.profile_id, 0), coalesce(n.touchpoint_id, 0),
                               n.data::text, n.at
                          from messaging.webhook_delivery d join messaging.news n on n.id = d.news_id where d.id = :id""").param("id", id).query(DeliveriesSql::due).optional();
    }

    private static Due due(ResultSet rs, int n) throws SQLException {
        return new Due(
                rs.getLong(1),
                rs.getInt(2),
                new Piece(
                        rs.getObject(3, UUID.class),
                        rs.getString(4),
                        rs.getLong(5),
                        rs.getLong(6),
                        rs.getString(7),
                        rs.getTimestamp(8).toInstant()));
    }

    private static Telling telling(ResultSet rs, int n) throws SQLException {
        int status = rs.getInt(8);
        return new Telling(
                rs.getLong(1),
                rs.getInt(2),
                "msg_" + rs.getString(3).replace("-", ""),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                rs.getInt(7),
                status == 0 ? null : status,
                rs.getInt(9),
                rs.getString(10),
                rs.getString(11),
                rs.getTimestamp(12).toInstant(),
                instant(rs.getTimestamp(13)),
                instant(rs.getTimestamp(14)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** How many wait and how many failed, of each endpoint. */
    List<Tally> tallies() {
        return jdbc.sql("""
                        select e.id, (select count(*) from (select from messaging.webhook_delivery d
                                                             where d.endpoint_id = e.id and d.state = 'waiting' limit 10001) w),
                               (select count(*) from (select from messaging.webhook_delivery d
                                                       where d.endpoint_id = e.id and d.state = 'failed' limit 10001) f)
                          from messaging.webhook_endpoint e order by e.id limit :most""")
                .param("most", Webhooks.MOST)
                .query((rs, n) -> new Tally(rs.getInt(1), rs.getLong(2), rs.getLong(3)))
                .list();
    }

    /** Counted up to 10,001. */
    record Tally(int endpoint, long waiting, long failed) {}

    boolean again(int endpoint, long id, Instant now) {
        return jdbc.sql("""
                        update messaging.webhook_delivery set state = 'waiting', tries = 0, try_at = :now::timestamptz
                         where endpoint_id = :endpoint and id = :id and state <> 'waiting'""")
                        .param("now", now.toString())
                        .param("endpoint", endpoint)
                        .param("id", id)
                        .update()
                == 1;
    }

    int failedAgain(int endpoint, Instant since, int most, Instant now) {
        return jdbc.sql("""
                        update messaging.webhook_delivery set state = 'waiting', tries = 0, try_at = :now::timestamptz
                         where id = any(array(
                           select id from messaging.webhook_delivery
                            where endpoint_id = :endpoint and state = 'failed' and tried_at >= :since::timestamptz
                            order by id limit :most for update skip locked))""")
                .param("now", now.toString())
                .param("endpoint", endpoint)
                .param("since", since.toString())
                .param("most", most)
                .update();
    }
}
