package heartstring.desk.wall;

import heartstring.experience.wall.Tidings.Promises;
import heartstring.experience.wall.Tidings.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that count conversations and promises. */
@Component
class WallTidingsSql {

    private final JdbcClient jdbc;

    WallTidingsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Waiting waiting(Instant now) {
        return jdbc.sql("""
                        select count(*), coalesce(max(extract(epoch from :now::timestamptz - waiting_since)) / 60, 0)::bigint
                          from crm.v_conversation
                         where state = 'open' and waiting_since is not null and waiting_since <= :now::timestamptz and private_to is null""")
                .param("now", now.toString())
                .query((rs, n) -> new Waiting(rs.getLong(1), rs.getLong(2)))
                .single();
    }

    /** Of our promises that fell due from one day until before another: kept is what was settled by the end of its day. */
    Promises promises(LocalDate from, LocalDate until, String zone) {
        return jdbc.sql("""
                        select count(*) filter (where state = 'settled' and (changed_at at time zone :zone)::date <= due), count(*)
                          from story.v_memory
                         where kind = 'promise' and ours and due >= :from and due < :until and state <> 'dismissed'""")
                .param("zone", zone)
                .param("from", from)
                .param("until", until)
                .query((rs, n) -> new Promises(rs.getLong(1), rs.getLong(2)))
                .single();
    }
}
