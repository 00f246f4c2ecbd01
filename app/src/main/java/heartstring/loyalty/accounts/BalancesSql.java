package heartstring.loyalty.accounts;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that adds up what accounts hold at a moment. */
@Component
class BalancesSql {

    private final JdbcClient jdbc;

    BalancesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Sum(Balance.Expiring expiring, boolean ends, long pending, long reserved, long owed) {}

    Balance of(List<Holder> holders, Instant now) {
        List<Sum> sums = jdbc.sql("""
                        with held as (
                          select a.id, a.owed
                            from unnest(:units::int[], :kinds::text[], :holders::bigint[]) as t(u, k, i)
                            join loyalty.account a
                              on a.unit_id = t.u and a.holder = t.k::loyalty.holder_kind and a.holder_id = t.i)
                        select l.expires_at,
                               coalesce(sum(l.available + case when l.available_at <= :now::timestamptz then l.pending else 0 end), 0),
                               coalesce(sum(case when l.available_at <= :now::timestamptz then 0 else l.pending end), 0),
                               coalesce(sum(l.reserved), 0),
                               (select sum(owed) from held)
                          from held h
                          left join loyalty.lot l
                            on l.account_id = h.id and l.pending + l.available + l.reserved > 0
                         group by l.expires_at
                         order by l.expires_at nulls last""")
                .param("units", holders.stream().mapToInt(Holder::unitId).toArray())
                .param("kinds", holders.stream().map(h -> h.kind().text()).toArray(String[]::new))
                .param("holders", holders.stream().mapToLong(Holder::id).toArray())
                .param("now", now.toString())
                .query((rs, n) -> {
                    Instant at = instant(rs.getTimestamp(1));
                    return new Sum(
                            new Balance.Expiring(Objects.requireNonNullElse(at, Instant.MAX), rs.getLong(2)),
                            at != null,
                            rs.getLong(3),
                            rs.getLong(4),
                            rs.getLong(5));
                })
                .list();
        if (sums.isEmpty()) {
            return Balance.NONE;
        }
        return added(sums, sums.getFirst().owed() < 0 ? sums.getFirst().owed() + paid(holders, now) : 0, now);
    }

    private record Waited(
            long account,
            long owed,
            long amount,
            Instant begins,
            @Nullable Instant ends) {}

    /**
     * What lots that began by now and ended since have paid of what is owed, though nobody wrote it down yet: debts are paid in the
     * order in which lots begin.
     */
    private long paid(List<Holder> holders, Instant now) {
        List<Waited> waited = jdbc.sql("""
                        select a.id, a.owed, l.pending, l.available_at, l.expires_at
                          from unnest(:units::int[], :kinds::text[], :holders::bigint[]) as t(u, k, i)
                          join loyalty.account a
                            on a.unit_id = t.u and a.holder = t.k::loyalty.holder_kind and a.holder_id = t.i
                          join loyalty.lot l on l.account_id = a.id and l.pending + l.available + l.reserved > 0
                         where a.owed < 0 and l.pending > 0 and l.available_at <= :now::timestamptz
                         order by l.available_at, l.expires_at nulls last, l.id""")
                .param("units", holders.stream().mapToInt(Holder::unitId).toArray())
                .param("kinds", holders.stream().map(h -> h.kind().text()).toArray(String[]::new))
                .param("holders", holders.stream().mapToLong(Holder::id).toArray())
                .param("now", now.toString())
                .query((rs, n) -> new Waited(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getTimestamp(4).toInstant(),
                        instant(rs.getTimestamp(5))))
                .list();
        Map<Long, Long> left = new HashMap<>();
        long paid = 0;
        for (Waited lot : waited) {
            boolean late = lot.ends() != null && !lot.ends().isAfter(lot.begins());
            long owed = left.getOrDefault(lot.account(), -lot.owed());
            long part = late ? 0 : Math.min(owed, lot.amount());
            left.put(lot.account(), owed - part);
            // A lot that has not ended is counted as open, and what is owed against it.
            if (lot.ends() != null && !lot.ends().isAfter(now)) {
                paid += part;
            }
        }
        return paid;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Balance added(List<Sum> sums, long owed, Instant now) {
        long open = 0;
        long pending = 0;
        long reserved = 0;
        List<Balance.Expiring> expiring = new ArrayList<>();
        for (Sum sum : sums) {
            pending += sum.pending();
            reserved += sum.reserved();
            if (sum.expiring().at().isAfter(now)) {
                open += sum.expiring().amount();
                if (sum.ends() && sum.expiring().amount() > 0 && expiring.size() < Balance.MOST_EXPIRING) {
                    expiring.add(sum.expiring());
                }
            }
        }
        return new Balance(Math.max(0, open + owed), pending, reserved, Math.max(0, -(open + owed)), expiring);
    }
}
