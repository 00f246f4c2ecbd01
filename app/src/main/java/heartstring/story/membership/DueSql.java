package heartstring.story.membership;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of pieces of whom something is new. */
@Component
class DueSql {

    private final JdbcClient jdbc;

    DueSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In the order of the pieces; none that is not there or was erased. One that is being looked at right now is waited for, so that what is
     * new is not lost.
     */
    void due(long[] profiles, Instant at) {
        if (profiles.length > 0) {
            jdbc.sql("""
                            insert into story.segment_due as d (profile_id, due_at)
                            select p.id, :at::timestamptz from customer.v_profile p
                             where p.id = any(:profiles::bigint[]) and p.erased_at is null order by p.id
                            on conflict (profile_id) do update set due_at = least(d.due_at, excluded.due_at), looks = 0
                             where d.looks > 0 or d.due_at > excluded.due_at""")
                    .param("profiles", profiles)
                    .param("at", Timestamp.from(at))
                    .update();
        }
    }

    /** The pieces of these customers. */
    long[] pieces(long[] customers) {
        return numbers(jdbc.sql("select id from customer.v_profile where customer_id = any(:customers) order by id")
                .param("customers", customers));
    }

    /** How many are due, counted up to that many. */
    int count(Instant now, int most) {
        return jdbc.sql("select count(*) from (select from story.segment_due where due_at <= :now limit :most) d")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** A piece that is due since then, in microseconds, and how often it was looked at. */
    record Due(long profile, long at, long looks) {}

    /** Some of the pieces that are due, the oldest first; nothing is held. */
    List<Due> some(int most, Instant now) {
        return jdbc.sql("""
                        select profile_id as profile, (extract(epoch from due_at) * 1000000)::bigint as at, looks from story.segment_due
                         where due_at <= :now order by due_at, profile_id limit :most""")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(Due.class)
                .list();
    }

    /**
     * Takes those of them of whom nothing was noted meanwhile; those seen for the first time are due once more then. How many: those that
     * others hold right now stay.
     */
    int take(List<Due> some, Instant again) {
        Set<Due> wanted = Set.copyOf(some);
        List<Due> taken = jdbc.sql("""
                        select profile_id as profile, (extract(epoch from due_at) * 1000000)::bigint as at, looks
                          from story.segment_due where profile_id = any(:profiles)
                         order by profile_id for update skip locked""")
                .param("profiles", some.stream().mapToLong(Due::profile).toArray())
                .query(Due.class)
                .list();
        taken.removeIf(due -> !wanted.contains(due));
        jdbc.sql("update story.segment_due set looks = 1, due_at = :again where profile_id = any(:profiles)")
                .param("profiles", array(taken, true))
                .param("again", Timestamp.from(again))
                .update();
        jdbc.sql("delete from story.segment_due where profile_id = any(:profiles)")
                .param("profiles", array(taken, false))
                .update();
        return taken.size();
    }

    /** Whose pieces these are. */
    long[] customers(List<Due> some) {
        return numbers(
                jdbc.sql("select distinct customer_id from customer.v_profile where id = any(:profiles) order by 1")
                        .param("profiles", some.stream().mapToLong(Due::profile).toArray()));
    }

    /** Lets go of those that are due, because everybody will be asked; those seen for the first time are due once more then. */
    void letGo(Instant now, Instant again) {
        jdbc.sql("""
                        delete from story.segment_due where profile_id = any(array(
                          select profile_id from story.segment_due where due_at <= :now and looks > 0
                           order by profile_id for update skip locked))""").param("now", Timestamp.from(now)).update();
        jdbc.sql("""
                        update story.segment_due set looks = 1, due_at = :again where profile_id = any(array(
                          select profile_id from story.segment_due where due_at <= :now and looks = 0
                           order by profile_id for update skip locked))""")
                .param("now", Timestamp.from(now))
                .param("again", Timestamp.from(again))
                .update();
    }

    private static long[] numbers(JdbcClient.StatementSpec asked) {
        return asked.query((rs, n) -> rs.getLong(1)).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static long[] array(List<Due> some, boolean first) {
        return some.stream()
                .filter(d -> first == (d.looks() == 0))
                .mapToLong(Due::profile)
                .toArray();
    }
}
