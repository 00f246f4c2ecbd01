package heartstring.loyalty.upkeep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that compare the caches with the transfers. */
@Component
class RecountSql {

    private final JdbcClient jdbc;

    RecountSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the check has got. */
    record Standing(
            Instant seenUntil,
            long roundAccountId,
            Instant roundBeganAt,
            @Nullable Instant roundEndedAt,
            long rounds) {}

    /** A cache that is not what the transfers come to; lot 0 for the account's own balance. */
    record Difference(long accountId, long lotId, String pocket, long cached, long recounted) {}

    private static final String STANDING =
            "select seen_until, round_account_id, round_began_at, round_ended_at, rounds from loyalty.recount where id = 1";

    /** Null while another server is at it. */
    @Nullable
    Standing take() {
        return jdbc.sql(STANDING + " for update skip locked")
                .query(RecountSql::read)
                .optional()
                .orElse(null);
    }

    Standing standing() {
        return jdbc.sql(STANDING).query(RecountSql::read).single();
    }

    private static Standing read(ResultSet rs, int number) throws SQLException {
        Timestamp ended = rs.getTimestamp(4);
        return new Standing(
                rs.getTimestamp(1).toInstant(),
                rs.getLong(2),
                rs.getTimestamp(3).toInstant(),
                ended == null ? null : ended.toInstant(),
                rs.getLong(5));
    }

    void seen(Instant until) {
        jdbc.sql("update loyalty.recount set seen_until = :until::timestamptz where id = 1")
                .param("until", until.toString())
                .update();
    }

    void round(long account, Instant began, @Nullable Instant ended) {
        jdbc.sql("""
                        update loyalty.recount
                           set round_account_id = :account, round_began_at = :began::timestamptz,
                               round_ended_at = coalesce(:ended::timestamptz, round_ended_at),
                               rounds = rounds + case when :ended::timestamptz is null then 0 else 1 end
                         where id = 1""")
                .param("account", account)
                .param("began", began.toString())
                .param("ended", ended == null ? null : ended.toString())
                .update();
    }

    /**
     * The accounts that were moved by what was recorded in that time. Each posting's transfers are looked up by its number, whatever
     * the planner takes the tables for: a table that has grown since it was last analysed would be walked once per posting.
     */
    List<Long> movedBetween(Instant from, Instant until) {
        return jdbc.sql("""
                        with recorded as materialized (
                          select id from loyalty.posting
                           where recorded_at >= :from::timestamptz and recorded_at < :until::timestamptz)
                        select distinct m.account_id
                          from recorded r cross join lateral (
                            select t.from_account_id, t.from_pocket, t.to_account_id, t.to_pocket
                              from loyalty.transfer t where t.posting_id = r.id offset 0) t
                         cross join lateral (values (t.from_account_id, t.from_pocket), (t.to_account_id, t.to_pocket)) m (account_id, pocket)
                         where m.pocket in ('pending', 'available', 'reserved', 'owed')""")
                .param("from", from.toString())
                .param("until", until.toString())
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    List<Long> accountsAfter(long account, int most) {
        return jdbc.sql("select id from loyalty.account where id > :account order by id limit :most")
                .param("account", account)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** One statement sees caches and transfers at the same moment; they are written together. */
    List<Difference> differences(Collection<Long> accounts) {
        return jdbc.sql("""
                        with moved as (
                          select from_account_id as account_id, from_lot_id as lot_id, from_pocket as pocket, -amount as amount
                            from loyalty.transfer
                           where from_account_id = any(:ids) and from_pocket in ('pending', 'available', 'reserved', 'owed')
                          union all
                          select to_account_id, to_lot_id, to_pocket, amount from loyalty.transfer
                           where to_account_id = any(:ids) and to_pocket in ('pending', 'available', 'reserved', 'owed')),
                        summed as (select account_id, lot_id, pocket, sum(amount) as amount from moved group by 1, 2, 3),
                        should as (
                          select account_id, 0::bigint as lot_id, pocket, sum(amount) as amount from summed group by 1, 3
                          union all
                          select account_id, lot_id, pocket, amount from summed where lot_id is not null),
                        its as (
                          select id, account_id, pending, available, reserved from loyalty.lot
                           where account_id = any(:ids) and pending + available + reserved > 0
                          union
                          select id, account_id, pending, available, reserved from loyalty.lot
                           where id in (select lot_id from summed)),
                        cached as (
                          select a.id as account_id, 0::bigint as lot_id, v.pocket, v.amount
                            from loyalty.account a
                            cross join lateral (values ('pending'::loyalty.pocket, a.pending), ('available', a.available),
                                                       ('reserved', a.reserved), ('owed', a.owed)) v(pocket, amount)
                           where a.id = any(:ids)
                          union all
                          select l.account_id, l.id, v.pocket, v.amount
                            from its l
                            cross join lateral (values ('pending'::loyalty.pocket, l.pending), ('available', l.available),
                                                       ('reserved', l.reserved)) v(pocket, amount))
                        select coalesce(c.account_id, s.account_id), coalesce(c.lot_id, s.lot_id),
                               coalesce(c.pocket, s.pocket)::text, coalesce(c.amount, 0), coalesce(s.amount, 0)
                          from cached c
                          full join should s on s.account_id = c.account_id and s.lot_id = c.lot_id and s.pocket = c.pocket
                         where coalesce(c.amount, 0) <> coalesce(s.amount, 0)
                         order by 1, 2, 3 limit 10000""")
                .param("ids", longs(accounts))
                .query((rs, n) ->
                        new Difference(rs.getLong(1), rs.getLong(2), rs.getString(3), rs.getLong(4), rs.getLong(5)))
                .list();
    }

    /** Keeps what was found in these accounts; what was found before and is no more is over. */
    void note(Collection<Long> accounts, List<Difference> found, Instant now) {
        jdbc.sql("""
                        with now_found as (
                          select * from unnest(:accounts::bigint[], :lots::bigint[], :pockets::loyalty.pocket[], :cached::bigint[],
                                               :recounted::bigint[]) as t(account_id, lot_id, pocket, cached, recounted)),
                        gone as (
                          update loyalty.ledger_difference d set gone_at = :now::timestamptz
                           where d.gone_at is null and d.account_id = any(:ids)
                             and not exists (select from now_found f
                                              where f.account_id = d.account_id and f.lot_id = d.lot_id and f.pocket = d.pocket))
                        insert into loyalty.ledger_difference (account_id, lot_id, pocket, cached, recounted, found_at, seen_at)
                        select account_id, lot_id, pocket, cached, recounted, :now::timestamptz, :now::timestamptz from now_found
                        on conflict (account_id, lot_id, pocket) where gone_at is null
                        do update set cached = excluded.cached, recounted = excluded.recounted, seen_at = excluded.seen_at""")
                .param("ids", longs(accounts))
                .param(
                        "accounts",
                        found.stream().mapToLong(Difference::accountId).toArray())
                .param("lots", found.stream().mapToLong(Difference::lotId).toArray())
                .param("pockets", found.stream().map(Difference::pocket).toArray(String[]::new))
                .param("cached", found.stream().mapToLong(Difference::cached).toArray())
                .param(
                        "recounted",
                        found.stream().mapToLong(Difference::recounted).toArray())
                .param("now", now.toString())
                .update();
    }

    long open() {
        return jdbc.sql("select count(*) from loyalty.ledger_difference where gone_at is null")
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    List<CheckView.Finding> findings(int most) {
        return jdbc.sql("""
                        select d.account_id, a.holder::text, a.holder_id, u.name, d.lot_id, d.pocket::text, d.cached, d.recounted,
                               d.found_at, d.gone_at
                          from loyalty.ledger_difference d
                          left join loyalty.account a on a.id = d.account_id
                          left join loyalty.unit u on u.id = a.unit_id
                         order by d.gone_at is not null, d.id desc limit :most""")
                .param("most", most)
                .query((rs, n) -> {
                    Timestamp gone = rs.getTimestamp(10);
                    return new CheckView.Finding(
                            rs.getLong(1),
                            rs.getString(2) + " " + rs.getLong(3),
                            rs.getString(4),
                            rs.getLong(5),
                            rs.getString(6),
                            rs.getLong(7),
                            rs.getLong(8),
                            rs.getTimestamp(9).toInstant(),
                            gone == null ? null : gone.toInstant());
                })
                .list();
    }

    private static long[] longs(Collection<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
