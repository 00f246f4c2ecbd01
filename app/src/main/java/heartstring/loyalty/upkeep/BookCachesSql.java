package heartstring.loyalty.upkeep;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that bring the caches to what the transfers come to. */
@Component
class BookCachesSql {

    private static final String MOVED = """
            with moved as (
              select from_account_id as account_id, from_lot_id as lot_id, from_pocket as pocket, -amount as amount
                from loyalty.transfer
               where from_account_id = any(:ids) and from_pocket in ('pending', 'available', 'reserved', 'owed')
              union all
              select to_account_id, to_lot_id, to_pocket, amount from loyalty.transfer
               where to_account_id = any(:ids) and to_pocket in ('pending', 'available', 'reserved', 'owed'))
            """;

    private final JdbcClient jdbc;

    BookCachesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As the ledger does it before it writes. */
    void lock(Collection<Long> accounts) {
        jdbc.sql("select id from loyalty.account where id = any(:ids) order by id for update")
                .param("ids", longs(accounts))
                .query(row -> {});
    }

    int lots(Collection<Long> accounts) {
        return jdbc.sql(MOVED + """
                        , should as (
                          select l.id, coalesce(sum(m.amount) filter (where m.pocket = 'pending'), 0) as pending,
                                 coalesce(sum(m.amount) filter (where m.pocket = 'available'), 0) as available,
                                 coalesce(sum(m.amount) filter (where m.pocket = 'reserved'), 0) as reserved
                            from (select id from loyalty.lot
                                   where account_id = any(:ids) and pending + available + reserved > 0
                                  union select lot_id from moved where lot_id is not null) l
                            left join moved m on m.lot_id = l.id
                           group by l.id)
                        update loyalty.lot l set pending = s.pending, available = s.available, reserved = s.reserved
                          from should s
                         where l.id = s.id
                           and (l.pending, l.available, l.reserved) is distinct from (s.pending, s.available, s.reserved)""").param("ids", longs(accounts)).update();
    }

    int balances(Collection<Long> accounts) {
        return jdbc.sql(MOVED + """
                        , should as (
                          select a.id, coalesce(sum(m.amount) filter (where m.pocket = 'pending'), 0) as pending,
                                 coalesce(sum(m.amount) filter (where m.pocket = 'available'), 0) as available,
                                 coalesce(sum(m.amount) filter (where m.pocket = 'reserved'), 0) as reserved,
                                 coalesce(sum(m.amount) filter (where m.pocket = 'owed'), 0) as owed
                            from unnest(:ids::bigint[]) as a(id) left join moved m on m.account_id = a.id group by a.id)
                        update loyalty.account a
                           set pending = s.pending, available = s.available, reserved = s.reserved, owed = s.owed
                          from should s
                         where a.id = s.id
                           and (a.pending, a.available, a.reserved, a.owed)
                               is distinct from (s.pending, s.available, s.reserved, s.owed)""").param("ids", longs(accounts)).update();
    }

    /** Open reservations are those that nothing followed; while it looks, nobody opens or ends one. */
    long holds() {
        jdbc.sql("lock table loyalty.hold in share row exclusive mode").update();
        return jdbc.sql("""
                        with ended as (
                          delete from loyalty.hold h
                           where exists (select from loyalty.posting f
                                          where f.of_id = h.posting_id and f.kind in ('capture', 'release'))
                              or not exists (select from loyalty.posting p where p.id = h.posting_id and p.kind = 'reserve')
                          returning 1),
                        missing as (
                          insert into loyalty.hold (posting_id, account_id, until_at)
                          select p.id, p.account_id, p.until_at from loyalty.posting p
                           where p.kind = 'reserve' and p.until_at is not null
                             and not exists (select from loyalty.posting f
                                              where f.of_id = p.id and f.kind in ('capture', 'release'))
                          on conflict (posting_id) do nothing returning 1)
                        select (select count(*) from ended) + (select count(*) from missing)""").query((rs, n) -> rs.getLong(1)).single();
    }

    private static long[] longs(Collection<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
