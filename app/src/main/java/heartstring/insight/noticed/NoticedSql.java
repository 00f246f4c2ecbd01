package heartstring.insight.noticed;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that note of whom something is new. */
@Component
class NoticedSql {

    private final JdbcClient jdbc;

    NoticedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In ascending order of the pieces. One that is due already is held until this commits, so that nobody takes it before. */
    void due(long[] profiles) {
        if (profiles.length > 0) {
            jdbc.sql("insert into insight.value_due (profile_id) select unnest(:profiles::bigint[]) on conflict"
                            + " (profile_id) do update set profile_id = excluded.profile_id")
                    .param("profiles", Arrays.stream(profiles).sorted().toArray())
                    .update();
        }
    }

    /** The pieces of all who were worked out by what was known before this run, since it has read. */
    void dueSince(long run, Instant then) {
        jdbc.sql("""
            insert into insight.value_due (profile_id)
            select distinct p.id from insight.customer_value v join customer.v_profile p on p.customer_id = v.customer_id
             where v.run_id <> :run and v.found_at >= :then order by 1
            on conflict (profile_id) do update set profile_id = excluded.profile_id\
            """).param("run", run).param("then", Timestamp.from(then)).update();
    }

    /** Makes the pieces due of some who were joined or parted since it was last looked; nobody waits for another server that is at it. */
    void follow(int most) {
        Long after = jdbc.sql("select movement_id from insight.value_walk for update skip locked")
                .query(Long.class)
                .optional()
                .orElse(null);
        Long last = after == null ? null : followed(after, most);
        if (last != null) {
            // Who has become another customer whole is none any more.
            jdbc.sql("""
                delete from insight.customer_value where customer_id = any(array(
                  select m.from_customer_id from customer.v_movement m
                   where m.id > :after and m.id <= :last
                     and not exists (select from customer.v_profile p where p.customer_id = m.from_customer_id)))\
                """).param("after", after).param("last", last).update();
            jdbc.sql("update insight.value_walk set movement_id = :last")
                    .param("last", last)
                    .update();
        }
    }

    /** The last movement whose pieces were made due; null where there is none. */
    private @Nullable Long followed(long after, int most) {
        return jdbc.sql("""
            with moved as (
              select id, from_customer_id, to_customer_id from customer.v_movement where id > :after order by id limit :most),
            due as (
              insert into insight.value_due (profile_id)
              select distinct p.id
                from moved m cross join lateral unnest(array[m.from_customer_id, m.to_customer_id]) c (id)
                join customer.v_profile p on p.customer_id = c.id order by 1
              on conflict (profile_id) do update set profile_id = excluded.profile_id)
            select max(id) from moved having count(*) > 0\
            """)
                .param("after", after)
                .param("most", most)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** Whether pieces are due, or somebody was joined or parted, without holding any. */
    boolean isDue() {
        return jdbc.sql("""
            select exists (select from insight.value_due)
                or exists (select from customer.v_movement where id > (select movement_id from insight.value_walk))\
            """).query((rs, n) -> rs.getBoolean(1)).single();
    }

    /** Takes some of the due pieces; answers their customers. Nothing waits for another server that is at it. */
    long[] takeDue(int most) {
        return jdbc.sql("""
            with taken as (
              delete from insight.value_due where profile_id = any(array(
                select profile_id from insight.value_due order by profile_id limit :most for update skip locked))
              returning profile_id)
            select distinct p.customer_id from taken t join customer.v_profile p on p.id = t.profile_id order by 1\
            """).param("most", most).query((rs, n) -> rs.getLong(1)).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }
}
