package heartstring.loyalty.separations;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.separations.ForeignDraws.Draw;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that finds draws between two groups of profiles. */
@Component
class ForeignDrawsSql {

    private final JdbcClient jdbc;

    ForeignDrawsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Draw> between(Collection<Long> some, Collection<Long> others) {
        return jdbc.sql("""
                        with sides as (
                          select id, unit_id, holder, holder_id, holder_id = any(:some) as one
                            from loyalty.account
                           where holder = 'member' and (holder_id = any(:some) or holder_id = any(:others))
                          union all
                          -- A pool to which only one of the two belongs.
                          select a.id, a.unit_id, a.holder, a.holder_id, bool_and(m.profile_id = any(:some))
                            from loyalty.household_member m
                            join loyalty.account a on a.holder = 'pool' and a.holder_id = m.household_id
                           where m.left_at is null and (m.profile_id = any(:some) or m.profile_id = any(:others))
                           group by 1, 2, 3, 4
                          having bool_and(m.profile_id = any(:some)) or bool_and(m.profile_id = any(:others))),
                        draws as (
                          select p.id as posting_id, t.id, mine.unit_id, mine.holder_id as presenter, theirs.holder as kind,
                                 theirs.holder_id as payer,
                                 t.amount - coalesce((select sum(b.amount)
                                                        from loyalty.posting f join loyalty.transfer b on b.posting_id = f.id
                                                       where f.of_id = p.id and f.kind in ('give_back', 'repay')
                                                         and b.of_id = t.id), 0) as amount,
                                 l.expires_at
                            from sides mine
                            join loyalty.posting p
                              on mine.holder = 'member' and p.account_id = mine.id and p.kind in ('spend', 'capture', 'take_back', 'debit', 'move')
                            join loyalty.transfer t on t.posting_id = p.id and t.from_account_id <> mine.id
                            join sides theirs on theirs.id = t.from_account_id and theirs.one <> mine.one
                            join loyalty.lot l on l.id = t.from_lot_id
                           where t.to_account_id <> t.from_account_id and t.to_pocket <> 'expired')
                        select posting_id, id, unit_id, presenter, payer, amount, expires_at, kind = 'pool'
                          from draws where amount > 0 order by id""")
                .param("some", longs(some))
                .param("others", longs(others))
                .query((rs, n) -> {
                    int unit = rs.getInt(3);
                    Timestamp ends = rs.getTimestamp(7);
                    return new Draw(
                            rs.getLong(1),
                            rs.getLong(2),
                            Holder.member(unit, rs.getLong(4)),
                            rs.getBoolean(8) ? Holder.pool(unit, rs.getLong(5)) : Holder.member(unit, rs.getLong(5)),
                            rs.getLong(6),
                            ends == null ? null : ends.toInstant());
                })
                .list();
    }

    List<Long> profilesOf(long customer) {
        return jdbc.sql("select id from customer.v_profile where customer_id = :customer order by id")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    private static long[] longs(Collection<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
