package heartstring.loyalty.tills;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.commands.Key;
import heartstring.platform.audit.SubjectName;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what was taken back at tills. */
@Component
class TillReturnsSql {

    private static final String RETURNS = """
            select r.id, r.told_key, r.source_id, r.order_key, r.currency, r.amount_minor, r.gift_minor, r.earned_before,
                   r.touchpoint_id, r.at, r.contents, coalesce(r.user_id, 0), r.undone_at, r.undo_told, l.products, l.quantities, l.amounts
              from loyalty.till_return r
              cross join lateral (
                select coalesce(array_agg(product order by product), '{}') as products,
                       coalesce(array_agg(quantity order by product), '{}') as quantities,
                       coalesce(array_agg(amount_minor order by product), '{}') as amounts
                  from loyalty.till_return_line where return_id = r.id) l
            """;
    private final JdbcClient jdbc;

    TillReturnsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName tillReturnName() {
        return new SubjectName(
                "till return", "select 'number ' || id from loyalty.till_return where id = subject.id", null);
    }

    /** A return with the digest of what was asked for. */
    record Kept(TillReturn taken, UUID contents) {}

    void lock(OrderKey order) {
        jdbc.sql("select pg_advisory_xact_lock(7341, hashtext(:source || ' ' || :order))")
                .param("source", String.valueOf(order.sourceId()))
                .param("order", order.orderKey())
                .query(row -> {});
    }

    Optional<Kept> byKey(Key key) {
        return jdbc.sql(RETURNS + "where r.key = :key::uuid")
                .param("key", key.value().toString())
                .query(TillReturnsSql::read)
                .optional();
    }

    Optional<TillReturn> byId(long id) {
        return jdbc.sql(RETURNS + "where r.id = :id")
                .param("id", id)
                .query(TillReturnsSql::read)
                .optional()
                .map(Kept::taken);
    }

    List<TillReturn> forgotten(Instant before, int most) {
        return jdbc
                .sql(RETURNS + """
                                where r.touchpoint_id is null and r.at < :before::timestamptz
                                   or r.undone_at < :before::timestamptz and not r.undo_told
                                order by r.at limit :most""")
                .param("before", before.toString())
                .param("most", most)
                .query(TillReturnsSql::read)
                .list()
                .stream()
                .map(Kept::taken)
                .toList();
    }

    long keep(Key key, TillReturn draft, long user, Instant at) {
        long id = jdbc.sql("""
                        insert into loyalty.till_return (key, contents, told_key, source_id, order_key, currency, amount_minor,
                                                         gift_minor, earned_before, user_id, at)
                        values (:key::uuid, :contents::uuid, :told, :source, :order, :currency, :amount, :gift, :earned,
                                nullif(:user, 0), :at::timestamptz) returning id""")
                .param("key", key.value().toString())
                .param("contents", key.contents().toString())
                .param("told", draft.key())
                .param("source", draft.order().sourceId())
                .param("order", draft.order().orderKey())
                .param("currency", draft.currency())
                .param("amount", draft.amountMinor())
                .param("gift", draft.giftMinor())
                .param("earned", draft.earnedBefore())
                .param("user", user)
                .param("at", at.toString())
                .query((rs, n) -> rs.getLong(1))
                .single();
        jdbc.sql("""
                        insert into loyalty.till_return_line (return_id, product, quantity, amount_minor)
                        select :id, p, q, a from unnest(:products::text[], :quantities::numeric[], :amounts::bigint[]) as t(p, q, a)""")
                .param("id", id)
                .param(
                        "products",
                        draft.lines().stream().map(TillReturn.Line::product).toArray(String[]::new))
                .param(
                        "quantities",
                        draft.lines().stream()
                                .map(l -> l.quantity().toPlainString())
                                .toArray(String[]::new))
                .param(
                        "amounts",
                        draft.lines().stream()
                                .mapToLong(TillReturn.Line::amountMinor)
                                .toArray())
                .update();
        return id;
    }

    void told(long id, long touchpoint) {
        jdbc.sql("update loyalty.till_return set touchpoint_id = :touchpoint where id = :id and touchpoint_id is null")
                .param("touchpoint", touchpoint)
                .param("id", id)
                .update();
    }

    void undo(long id, long user, Instant at) {
        jdbc.sql("""
                        update loyalty.till_return set undone_at = :at::timestamptz, undone_by = nullif(:user, 0)
                         where id = :id and undone_at is null""")
                .param("id", id)
                .param("user", user)
                .param("at", at.toString())
                .update();
    }

    void undoTold(long id) {
        jdbc.sql("update loyalty.till_return set undo_told = true where id = :id and undone_at is not null")
                .param("id", id)
                .update();
    }

    /** Without those of which nobody knows by which touchpoint the order was told: it knows them. */
    TillReturns.Taken of(OrderKey order) {
        List<TillReturn> all = jdbc
                .sql(RETURNS
                        + "where r.source_id = :source and r.order_key = :order and r.touchpoint_id is distinct from 0")
                .param("source", order.sourceId())
                .param("order", order.orderKey())
                .query(TillReturnsSql::read)
                .list()
                .stream()
                .map(Kept::taken)
                .toList();
        Map<String, BigDecimal> pieces = new HashMap<>();
        List<TillReturn> standing =
                all.stream().filter(one -> one.undoneAt() == null).toList();
        standing.forEach(one -> one.lines().forEach(l -> pieces.merge(l.product(), l.quantity(), BigDecimal::add)));
        return new TillReturns.Taken(
                pieces,
                standing.stream().mapToLong(TillReturn::amountMinor).sum(),
                all.stream()
                        .map(TillReturn::touchpointId)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static List<TillReturn.Line> lines(ResultSet rs) throws SQLException {
        String[] products = (String[]) rs.getArray(15).getArray();
        BigDecimal[] quantities = (BigDecimal[]) rs.getArray(16).getArray();
        Long[] amounts = (Long[]) rs.getArray(17).getArray();
        List<TillReturn.Line> lines = new ArrayList<>();
        for (int i = 0; i < products.length; i++) {
            lines.add(new TillReturn.Line(products[i], quantities[i], amounts[i]));
        }
        return lines;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Kept read(ResultSet rs, int number) throws SQLException {
        return new Kept(
                new TillReturn(
                        rs.getLong(1),
                        rs.getString(2),
                        new OrderKey(rs.getInt(3), rs.getString(4)),
                        rs.getString(5),
                        rs.getLong(6),
                        rs.getLong(7),
                        rs.getLong(8),
                        lines(rs),
                        rs.getObject(9, Long.class),
                        rs.getTimestamp(10).toInstant(),
                        rs.getLong(12),
                        instant(rs.getTimestamp(13)),
                        rs.getBoolean(14)),
                rs.getObject(11, UUID.class));
    }
}
