package heartstring.story.membership;

import heartstring.story.conditions.Conditions.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep who is in which segment. */
@Component
class MembersSql {

    private static final int FETCH = 10_000;

    private final JdbcClient jdbc;

    MembersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, it only reads, and no statement takes longer. */
    void onlyRead(Duration longest) {
        jdbc.sql("""
                        select set_config('transaction_read_only', 'on', true),
                               set_config('statement_timeout', :millis, true)""").param("millis", String.valueOf(longest.toMillis())).query(row -> {});
    }

    /** Everybody of a query, one by one; in a transaction, so that they are not all read at once. */
    void each(Statement customers, LongConsumer each) {
        jdbc.sql("select s.customer_id from (" + customers.sql() + ") s")
                .withFetchSize(FETCH)
                .params(customers.params())
                .query(rs -> {
                    each.accept(rs.getLong(1));
                });
    }

    /** Everybody who is kept as being in it, by number; in a transaction. */
    void kept(int segment, LongConsumer each) {
        jdbc.sql("select customer_id from story.segment_member where segment_id = :segment order by customer_id")
                .withFetchSize(FETCH)
                .param("segment", segment)
                .query(rs -> {
                    each.accept(rs.getLong(1));
                });
    }

    /** Which of these customers are kept as being in which segment. */
    Map<Integer, Set<Long>> of(long[] customers) {
        Map<Integer, Set<Long>> of = new HashMap<>();
        jdbc.sql("select segment_id, customer_id from story.segment_member where customer_id = any(:customers)")
                .param("customers", customers)
                .query(rs -> {
                    of.computeIfAbsent(rs.getInt(1), id -> new HashSet<>()).add(rs.getLong(2));
                });
        return of;
    }

    /** Those of these customers who are there. */
    List<Long> there(long[] customers) {
        return jdbc.sql("select customer_id from customer.v_headline where customer_id = any(:customers) order by 1")
                .param("customers", customers)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /**
     * Writes who came and who left, the size of the segment, and of the day.
     *
     * @param told whether it is kept as news
     */
    void write(int segment, int version, long[] came, long[] left, Instant now, LocalDate day, boolean told) {
        jdbc.sql("""
                        with gone as (
                          delete from story.segment_member where segment_id = :segment and customer_id = any(:left)
                          returning customer_id, entered_at),
                        come as (
                          insert into story.segment_member (segment_id, customer_id, entered_at)
                          select :segment::int, h.customer_id, :now::timestamptz from customer.v_headline h
                           where h.customer_id = any(:came) order by h.customer_id
                          on conflict do nothing returning customer_id),
                        news as (
                          insert into story.segment_change (segment_id, customer_id, entered, at, since)
                          select :segment::int, customer_id, true, :now::timestamptz, :now::timestamptz from come where :told::boolean
                          union all
                          select :segment::int, customer_id, false, :now::timestamptz, entered_at from gone where :told::boolean),
                        n as (select (select count(*) from come) as came, (select count(*) from gone) as went),
                        counted as (
                          insert into story.segment_state as s (segment_id, version, customers, looked_at, took_millis)
                          select :segment::int, 0, n.came, '-infinity'::timestamptz, 0 from n
                          on conflict (segment_id) do update
                             set customers = s.customers + (select came - went from n)
                          returning customers)
                        insert into story.segment_size as z (segment_id, version, day, customers, came, went)
                        select :segment::int, :version::int, :day::date, c.customers, case when :told::boolean then n.came else 0 end,
                               case when :told::boolean then n.went else 0 end
                          from n, counted c
                        on conflict (segment_id, version, day) do update
                           set customers = excluded.customers, came = z.came + excluded.came, went = z.went + excluded.went""")
                .param("segment", segment)
                .param("version", version)
                .param("came", came)
                .param("left", left)
                .param("now", Timestamp.from(now))
                .param("day", day)
                .param("told", told)
                .update();
    }

    /**
     * Where one segment stands.
     *
     * @param version whose members are kept; 0 as long as not all of them are
     */
    record State(int version, Instant lookedAt) {}

    Map<Integer, State> states() {
        Map<Integer, State> states = new HashMap<>();
        jdbc.sql("select segment_id, version, greatest(looked_at, 'epoch') from story.segment_state")
                .query(rs -> {
                    states.put(
                            rs.getInt(1),
                            new State(rs.getInt(2), rs.getTimestamp(3).toInstant()));
                });
        return states;
    }

    /** Everybody was asked: what is kept is of this version. */
    void looked(int segment, int version, Instant at, int tookMillis) {
        jdbc.sql("""
                        update story.segment_state set version = :version, looked_at = :at, took_millis = :took,
                               customers = (select count(*) from story.segment_member where segment_id = :segment)
                         where segment_id = :segment""")
                .param("segment", segment)
                .param("version", version)
                .param("at", Timestamp.from(at))
                .param("took", tookMillis)
                .update();
    }

    /** Everybody is to be asked anew. */
    void lookAgain(long[] segments) {
        jdbc.sql("update story.segment_state set looked_at = '-infinity' where segment_id = any(:segments)")
                .param("segments", segments)
                .update();
    }

    /** A movement of pieces from one customer to another. */
    record Move(long id, long from, long to) {}

    /** The movements that were not followed yet, in their order. */
    List<Move> moves(int most) {
        return jdbc.sql("""
                        select id, from_customer_id, to_customer_id from customer.v_movement
                         where id > (select movement_id from story.follower where name = 'segments') order by id limit :most""")
                .param("most", most)
                .query((rs, n) -> new Move(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                .list();
    }

    void followed(long movement) {
        jdbc.sql("update story.follower set movement_id = :movement where name = 'segments'")
                .param("movement", movement)
                .update();
    }

    /** Whoever has taken pieces over, if only for others to take them on, is in what the other was in; whoever is nobody is in nothing. */
    void carry(Move move) {
        jdbc.sql("""
                        with come as (
                          insert into story.segment_member as m (segment_id, customer_id, entered_at)
                          select segment_id, :to::bigint, entered_at from story.segment_member
                           where customer_id = :from
                             and (exists (select from customer.v_headline where customer_id = :to)
                               or exists (select from customer.v_movement where from_customer_id = :to and id > :move))
                          on conflict (segment_id, customer_id) do update set entered_at = least(m.entered_at, excluded.entered_at)
                          returning segment_id, xmax = 0 as fresh)
                        update story.segment_state s set customers = s.customers + 1 from come c
                         where c.segment_id = s.segment_id and c.fresh""")
                .param("from", move.from())
                .param("to", move.to())
                .param("move", move.id())
                .update();
        jdbc.sql("""
                        with gone as (
                          delete from story.segment_member where customer_id = :from
                             and not exists (select from customer.v_headline where customer_id = :from)
                          returning segment_id),
                        told as (
                          update story.segment_change set customer_id = :to where customer_id = :from
                             and not exists (select from customer.v_headline where customer_id = :from))
                        update story.segment_state s set customers = s.customers - 1 from gone g where g.segment_id = s.segment_id""").param("from", move.from()).param("to", move.to()).update();
    }

    /** Whether nothing is kept of segments that are gone. */
    boolean areAllLiving(long[] living) {
        return jdbc.sql("select not exists (select from story.segment_state where not segment_id = any(:living))")
                .param("living", living)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Takes away some of what is kept of segments that are gone; how many rows, 0 when nothing is left. */
    int tidy(long[] living, int most) {
        int rows = jdbc.sql("""
                        delete from story.segment_member where (segment_id, customer_id) in (
                          select m.segment_id, m.customer_id from story.segment_state s
                            join story.segment_member m on m.segment_id = s.segment_id
                           where not s.segment_id = any(:living) limit :most)""").param("living", living).param("most", most).update();
        if (rows > 0) {
            return rows;
        }
        rows = jdbc.sql("""
                        delete from story.segment_change where id = any(array(
                          select c.id from story.segment_state s join story.segment_change c on c.segment_id = s.segment_id
                           where not s.segment_id = any(:living) limit :most))""").param("living", living).param("most", most).update();
        if (rows > 0) {
            return rows;
        }
        jdbc.sql("""
                        delete from story.segment_size z using story.segment_state s
                         where z.segment_id = s.segment_id and not s.segment_id = any(:living)""").param("living", living).update();
        return jdbc.sql("delete from story.segment_state where not segment_id = any(:living)")
                .param("living", living)
                .update();
    }

    /** Takes away some of the news that are older; how many. */
    int discardNews(Instant before, int most) {
        return jdbc.sql("""
                        delete from story.segment_change where id = any(array(
                          select id from story.segment_change where at < :before order by at limit :most))""")
                .param("before", Timestamp.from(before))
                .param("most", most)
                .update();
    }

    void discardSizes(LocalDate before) {
        jdbc.sql("delete from story.segment_size where day < :before")
                .param("before", before)
                .update();
    }
}
