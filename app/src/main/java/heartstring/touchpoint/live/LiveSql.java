package heartstring.touchpoint.live;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the live page. */
@Component
class LiveSql {

    /** How far back a filter looks, in touchpoints. */
    static final int LOOKED_AT = 20_000;

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    LiveSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    List<LiveView.Line> newest(LiveView.Filter filter, int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        with latest as materialized (
                          select id, profile_id, source_id, channel, kind, name, occurred_at, recorded_at
                            from touchpoint.touchpoint order by id desc limit :lookedAt),
                        shown as (
                          select * from latest
                           where (:source = 0 or source_id = :source) and (:channel = '' or channel = :channel)
                             and (:name = '' or position(lower(:name) in lower(name)) > 0)
                           order by id desc limit :most)
                        select l.id, coalesce(s.name, '?') source, l.channel, l.kind, l.name, l.occurred_at, l.recorded_at,
                               coalesce(p.customer_id, 0) customer, coalesce(h.name, '') who
                          from shown l left join touchpoint.source s on s.id = l.source_id
                          left join customer.v_profile p on p.id = l.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                         where true%s order by l.id desc""".formatted(reach.and("h")))
                .params(reach.params())
                .param("lookedAt", filtered(filter) ? LOOKED_AT : most)
                .param("source", filter.source())
                .param("channel", filter.channel())
                .param("name", filter.name())
                .param("most", most)
                .query((rs, n) -> new LiveView.Line(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getTimestamp(6).toInstant(),
                        rs.getTimestamp(7).toInstant(),
                        rs.getLong(8),
                        rs.getString(9)))
                .list();
    }

    private static boolean filtered(LiveView.Filter filter) {
        return filter.source() != 0
                || !filter.channel().isEmpty()
                || !filter.name().isEmpty();
    }

    Optional<LiveView.Raw> raw(long id) {
        CustomerReach reach = customers.now();
        return jdbc.sql("select t.id, jsonb_pretty(t.body) from touchpoint.touchpoint t"
                        + " left join customer.v_profile p on p.id = t.profile_id where t.id = :id"
                        + reach.andOf("p.customer_id"))
                .params(reach.params())
                .param("id", id)
                .query((rs, n) -> new LiveView.Raw(rs.getLong(1), rs.getString(2)))
                .optional();
    }
}
