package heartstring.insight.valuedesk;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that list customers by what they are worth, of those whom whoever acts may see. */
@Component
class ValueListsSql {

    private final JdbcClient jdbc;
    private final CustomersInReach reach;

    ValueListsSql(JdbcClient jdbc, CustomersInReach reach) {
        this.jdbc = jdbc;
        this.reach = reach;
    }

    /**
     * A customer in a list.
     *
     * @param by what the list is ordered by
     */
    record Line(
            long customerId,
            String name,
            int visits,
            Instant lastAt,
            long spentMinor,
            @Nullable Double cadenceDays,
            @Nullable Double ofLateDays,
            @Nullable Instant dueAt,
            @Nullable Double alive,
            @Nullable Long valueMinor,
            long lowMinor,
            long highMinor,
            @Nullable Long stakeMinor,
            long by) {}

    /** The largest first, those after a place when one is given. */
    List<Line> lines(Among among, @Nullable Long after, long afterId, int most) {
        CustomerReach customers = reach.now();
        String by = among.isDrifting() ? "coalesce(v.stake_minor, -1)" : "coalesce(v.value_minor, -1)";
        String kind = switch (among.kind()) {
            case ALL -> "";
            case DRIFTING -> "and v.drifting";
            case REGULARS -> "and v.cadence_days is not null";
            case ONCE -> "and v.visits = 1";
        };
        return jdbc.sql("""
            select v.customer_id, coalesce(h.name, ''), v.visits, v.last_at, v.spent_minor, v.cadence_days, v.of_late_days, v.due_at, v.alive,
                   v.value_minor, coalesce(v.value_low, 0), coalesce(v.value_high, 0), v.stake_minor, %1$s
              from insight.v_customer_value v join customer.v_headline h on h.customer_id = v.customer_id
             where (:after::bigint is null or (%1$s, v.customer_id) < (:after::bigint, :afterId)) %2$s
               and (:lately = 0 or v.lately = :lately) and (:often = 0 or v.often = :often)
               and (:from::bigint is null or v.value_minor >= :from::bigint)
               and (:below::bigint is null or v.value_minor < :below::bigint)%3$s
             order by %1$s desc, v.customer_id desc limit :most\
            """.formatted(by, kind, customers.and("h")))
                .params(customers.params())
                .param("after", after)
                .param("afterId", afterId)
                .param("lately", among.lately())
                .param("often", among.often())
                .param("from", among.fromMinor())
                .param("below", among.belowMinor())
                .param("most", most)
                .query((rs, n) -> line(rs))
                .list();
    }

    private static Line line(ResultSet rs) throws SQLException {
        return new Line(
                rs.getLong(1),
                rs.getString(2),
                rs.getInt(3),
                rs.getTimestamp(4).toInstant(),
                rs.getLong(5),
                number(rs, 6),
                number(rs, 7),
                moment(rs, 8),
                number(rs, 9),
                whole(rs, 10),
                rs.getLong(11),
                rs.getLong(12),
                whole(rs, 13),
                rs.getLong(14));
    }

    private static @Nullable Double number(ResultSet rs, int column) throws SQLException {
        double value = rs.getDouble(column);
        return rs.wasNull() ? null : (Double) value;
    }

    private static @Nullable Long whole(ResultSet rs, int column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : (Long) value;
    }

    private static @Nullable Instant moment(ResultSet rs, int column) throws SQLException {
        Timestamp moment = rs.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
