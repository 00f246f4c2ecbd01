package heartstring.story.measures;

import heartstring.platform.settings.Settings;
import heartstring.story.measures.Figures.Channel;
import heartstring.story.measures.Figures.Count;
import heartstring.story.measures.Figures.Spent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read figures. */
@Component
class FiguresSql {

    static final int MOST_COUNTS = 10_000;

    private final JdbcClient jdbc;
    private final Settings settings;

    FiguresSql(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    record Seen(@Nullable Instant first, @Nullable Instant last) {}

    List<Channel> channels(long customer) {
        return jdbc.sql("""
                        select a.channel, sum(a.touchpoints)::bigint, max(a.last_at)
                          from customer.v_profile p join story.activity a on a.profile_id = p.id
                         where p.customer_id = :customer group by a.channel order by 2 desc, 1 limit 50""")
                .param("customer", customer)
                .query((rs, n) -> new Channel(
                        rs.getString(1), rs.getLong(2), rs.getTimestamp(3).toInstant()))
                .list();
    }

    Seen seen(long customer) {
        return jdbc.sql("""
                        select min(a.first_at), max(a.last_at)
                          from customer.v_profile p join story.activity a on a.profile_id = p.id where p.customer_id = :customer""")
                .param("customer", customer)
                .query((rs, n) -> new Seen(instant(rs.getTimestamp(1)), instant(rs.getTimestamp(2))))
                .single();
    }

    List<Spent> spent(long customer) {
        return jdbc.sql("""
                        select s.currency, sum(s.spent_minor)::bigint, sum(s.orders)::bigint
                          from customer.v_profile p join story.spend s on s.profile_id = p.id
                         where p.customer_id = :customer group by s.currency order by 2 desc, 1 limit 50""")
                .param("customer", customer)
                .query((rs, n) -> new Spent(rs.getString(1), rs.getLong(2), rs.getLong(3)))
                .list();
    }

    @Nullable
    Instant lastOrder(long customer) {
        return instant(jdbc.sql("""
                        select max(s.last_order_at) from customer.v_profile p join story.spend s on s.profile_id = p.id
                         where p.customer_id = :customer""")
                .param("customer", customer)
                .query((rs, n) -> new Timestamp[] {rs.getTimestamp(1)})
                .single()[0]);
    }

    List<Count> counts(String step, Instant from, Instant until) {
        return jdbc.sql("""
                        select date_trunc(:step, hour, :zone), channel, thing, sum(touchpoints)::bigint
                          from story.tally where hour >= :from::timestamptz and hour < :until::timestamptz
                         group by 1, 2, 3 order by 1, 2, 3 limit :most""")
                .param("step", step)
                .param("zone", settings.zone().getId())
                .param("from", from.toString())
                .param("until", until.toString())
                .param("most", MOST_COUNTS)
                .query((rs, n) ->
                        new Count(rs.getTimestamp(1).toInstant(), rs.getString(2), rs.getString(3), rs.getLong(4)))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
