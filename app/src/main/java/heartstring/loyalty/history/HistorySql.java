package heartstring.loyalty.history;

import heartstring.loyalty.history.HistoryRules.Read;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that reads a customer's movements. */
@Component
class HistorySql {

    private final JdbcClient jdbc;

    HistorySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A posting changes what a customer has by what its transfers bring to the customer's pockets less what they take. */
    List<Read> of(long customerId, int unitId, long before, int most) {
        return jdbc.sql("""
                        with mine as materialized (
                          select a.id from customer.v_profile p
                            join loyalty.account a on a.unit_id = :unit and a.holder = 'member' and a.holder_id = p.id
                           where p.customer_id = :customer
                          union
                          select a.id from customer.v_profile p
                            join loyalty.household_member m on m.profile_id = p.id and m.left_at is null
                            join loyalty.account a on a.unit_id = :unit and a.holder = 'pool' and a.holder_id = m.household_id
                           where p.customer_id = :customer),
                        touched as (
                          select p.id from loyalty.posting p where p.account_id in (select id from mine) and p.id < :before
                          union
                          -- What others presented and these accounts paid, and what came from others.
                          select t.posting_id from mine m join loyalty.transfer t on t.from_account_id = m.id
                           where t.from_pocket in ('pending', 'available', 'reserved', 'owed') and t.posting_id < :before
                          union
                          select t.posting_id from mine m join loyalty.transfer t on t.to_account_id = m.id
                           where t.to_pocket in ('pending', 'available', 'reserved', 'owed') and t.posting_id < :before),
                        page as (select id from touched order by id desc limit :most)
                        select p.id, p.kind::text, moved.change, p.shortfall, p.cause::text, r.name, b.order_key, w.name, s.name,
                               p.occurred_at, p.recorded_at, l.available_at, l.expires_at, f.id is not null
                          from page join loyalty.posting p on p.id = page.id
                          cross join lateral (
                            select coalesce(sum(case when t.to_account_id in (select id from mine) then t.amount else 0 end
                                                - case when t.from_account_id in (select id from mine) then t.amount else 0 end), 0)
                                   as change
                              from loyalty.transfer t where t.posting_id = p.id) moved
                          left join loyalty.v_giver r on p.cause in ('order', 'event', 'challenge', 'birthday') and r.id = p.rule_id
                          left join loyalty.order_book b on p.cause = 'order' and b.id = p.cause_id
                          left join commerce.v_order o on o.source_id = b.source_id and o.order_key = b.order_key
                          left join commerce.v_store s on s.id = o.store_id
                          left join loyalty.reward w on p.cause = 'reward' and w.id = p.cause_id
                          left join loyalty.lot l on l.posting_id = p.id and p.kind in ('earn', 'credit')
                          left join loyalty.referral f on p.cause = 'referral' and f.id = p.cause_id and f.friend_posting_id = p.id
                         order by p.id desc""")
                .param("unit", unitId)
                .param("customer", customerId)
                .param("before", before)
                .param("most", most)
                .query(HistorySql::read)
                .list();
    }

    private static Read read(ResultSet rs, int number) throws SQLException {
        Movement movement = new Movement(
                rs.getLong(1),
                rs.getString(2),
                rs.getLong(3),
                rs.getLong(4),
                "",
                rs.getString(6),
                rs.getString(7),
                rs.getTimestamp(10).toInstant(),
                rs.getTimestamp(11).toInstant(),
                instant(rs.getTimestamp(12)),
                instant(rs.getTimestamp(13)));
        return new Read(movement, rs.getString(5), rs.getString(8), rs.getString(9), rs.getBoolean(14));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
