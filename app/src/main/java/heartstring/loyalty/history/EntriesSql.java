package heartstring.loyalty.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that look into the book. */
@Component
class EntriesSql {

    /** The most transfers shown of one posting: a spend may draw from many lots. */
    private static final int MOST_LEGS = 500;

    private final JdbcClient jdbc;

    EntriesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Entry> entry(long id) {
        List<Entry.Leg> legs = legs(id);
        List<Entry.Follower> followers = jdbc.sql(
                        "select id, kind::text from loyalty.posting where of_id = :id order by id limit 100")
                .param("id", id)
                .query((rs, n) -> new Entry.Follower(rs.getLong(1), rs.getString(2)))
                .list();
        return jdbc.sql("""
                        select p.id, p.kind::text, a.holder::text || ' ' || a.holder_id,
                               case when a.holder = 'member' then a.holder_id end, u.name, p.amount, p.shortfall,
                               p.cause::text || case when p.cause_id = 0 then '' else ' ' || p.cause_id end, r.name, p.user_id, p.key,
                               coalesce(p.of_id, 0), p.occurred_at, p.recorded_at, p.until_at
                          from loyalty.posting p
                          join loyalty.account a on a.id = p.account_id
                          join loyalty.unit u on u.id = a.unit_id
                          left join loyalty.earn_rule r on p.rule_id <> 0 and r.id = p.rule_id
                         where p.id = :id""")
                .param("id", id)
                .query((rs, n) -> new Entry(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getObject(4, Long.class),
                        rs.getString(5),
                        rs.getLong(6),
                        rs.getLong(7),
                        rs.getString(8),
                        rs.getString(9),
                        rs.getLong(10),
                        rs.getObject(11, UUID.class),
                        rs.getLong(12),
                        followers,
                        rs.getTimestamp(13).toInstant(),
                        rs.getTimestamp(14).toInstant(),
                        instant(rs, 15),
                        legs))
                .optional();
    }

    private List<Entry.Leg> legs(long posting) {
        return jdbc.sql("""
                        select t.id, f.holder::text || ' ' || f.holder_id, t.from_pocket::text, coalesce(t.from_lot_id, 0),
                               o.holder::text || ' ' || o.holder_id, t.to_pocket::text, coalesce(t.to_lot_id, 0), t.amount,
                               coalesce(t.of_id, 0)
                          from loyalty.transfer t
                          join loyalty.account f on f.id = t.from_account_id
                          join loyalty.account o on o.id = t.to_account_id
                         where t.posting_id = :posting order by t.id limit :most""")
                .param("posting", posting)
                .param("most", MOST_LEGS)
                .query((rs, n) -> new Entry.Leg(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getLong(7),
                        rs.getLong(8),
                        rs.getLong(9)))
                .list();
    }

    List<LotLine> lots(long customerId, int unitId, int most) {
        return jdbc.sql("""
                        select l.id, l.posting_id, a.holder::text || ' ' || a.holder_id, l.amount, l.pending, l.available, l.reserved,
                               l.available_at, l.expires_at
                          from (select a.id, a.holder, a.holder_id from customer.v_profile p
                                  join loyalty.account a on a.unit_id = :unit and a.holder = 'member' and a.holder_id = p.id
                                 where p.customer_id = :customer
                                union
                                select a.id, a.holder, a.holder_id from customer.v_profile p
                                  join loyalty.household_member m on m.profile_id = p.id and m.left_at is null
                                  join loyalty.account a
                                    on a.unit_id = :unit and a.holder = 'pool' and a.holder_id = m.household_id
                                 where p.customer_id = :customer) a
                          join loyalty.lot l on l.account_id = a.id and l.pending + l.available + l.reserved > 0
                         order by l.expires_at nulls last, l.id limit :most""")
                .param("customer", customerId)
                .param("unit", unitId)
                .param("most", most)
                .query((rs, n) -> new LotLine(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getLong(6),
                        rs.getLong(7),
                        instant(rs, 8),
                        instant(rs, 9)))
                .list();
    }

    private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
