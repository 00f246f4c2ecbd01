package heartstring.loyalty.claims;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.claims.ClaimRules.Receipt;
import heartstring.loyalty.members.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of claimed receipts. */
@Component
class ClaimsSql {

    private final JdbcClient jdbc;

    ClaimsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A claim that the order was not told of. */
    record Untold(OrderKey order, String card, Instant at) {}

    List<Receipt> receipts(String number, long totalMinor, String currency, LocalDate day, ZoneId zone, int most) {
        return jdbc.sql("""
                        select o.source_id, o.order_key, o.profile_id is not null, c.order_key is not null,
                               o.status in ('cancelled', 'refunded'), o.occurred_at, o.total_minor, o.currency
                          from commerce.v_order o
                          left join loyalty.claim c on c.source_id = o.source_id and c.order_key = o.order_key
                         where o.order_key = :number and o.total_minor = :total and o.currency = :currency
                           and (o.occurred_at at time zone :zone)::date = :day::date
                         order by c.order_key is not null, o.profile_id is not null, o.id limit :most""")
                .param("number", number)
                .param("total", totalMinor)
                .param("currency", currency)
                .param("day", day.toString())
                .param("zone", zone.getId())
                .param("most", most)
                .query((rs, n) -> new Receipt(
                        rs.getInt(1),
                        rs.getString(2),
                        rs.getBoolean(3),
                        rs.getBoolean(4),
                        rs.getBoolean(5),
                        rs.getTimestamp(6).toInstant(),
                        rs.getLong(7),
                        rs.getString(8)))
                .list();
    }

    /** True for one caller alone. */
    boolean claim(OrderKey order, Member member, String way, long userId, Instant at) {
        return jdbc.sql("""
                        insert into loyalty.claim (source_id, order_key, programme_id, member_id, profile_id, card, way, user_id, claimed_at)
                        values (:source, :key, :programme, :member, :profile, :card, :way, nullif(:user, 0), :at::timestamptz)
                        on conflict do nothing""")
                        .param("source", order.sourceId())
                        .param("key", order.orderKey())
                        .param("programme", member.programmeId())
                        .param("member", member.id())
                        .param("profile", member.profileId())
                        .param("card", member.card())
                        .param("way", way)
                        .param("user", userId)
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    void told(OrderKey order) {
        jdbc.sql("update loyalty.claim set told = true where source_id = :source and order_key = :key")
                .param("source", order.sourceId())
                .param("key", order.orderKey())
                .update();
    }

    List<Untold> untold(Instant before, int most) {
        return jdbc.sql("""
                        select source_id, order_key, card, claimed_at from loyalty.claim
                         where not told and member_id <> 0 and claimed_at < :before::timestamptz order by claimed_at limit :most""")
                .param("before", before.toString())
                .param("most", most)
                .query((rs, n) -> new Untold(
                        new OrderKey(rs.getInt(1), rs.getString(2)),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant()))
                .list();
    }
}
