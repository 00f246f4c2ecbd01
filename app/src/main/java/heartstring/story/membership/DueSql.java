package heartstring.story.membership;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of pieces of whom something is new. */
@Component
class DueSql {

    private final JdbcClient jdbc;

    DueSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the pieces. One that is being looked at right now is waited for, so that what is new is not lost. */
    void due(long[] profiles, Instant at) {
        if (profiles.length > 0) {
            jdbc.sql("""
                            insert into story.segment_due as d (profile_id, due_at)
                            select n, :at::timestamptz from unnest(:profiles::bigint[]) n
                            on conflict (profile_id) do update set due_at = least(d.due_at, excluded.due_at), looks = 0
                             where d.looks > 0 or d.due_at > excluded.due_at""")
                    .param("profiles", Arrays.stream(profiles).sorted().toArray())
                    .param("at", Timestamp.from(at))
                    .update();
        }
    }

    /** The pieces of these customers. */
    long[] pieces(long[] customers) {
        return jdbc
                .sql("select id from customer.v_profile where customer_id = any(:customers) order by id")
                .param("customers", customers)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** How many are due, counted up to that many. */
    int count(Instant now, int most) {
        return jdbc.sql("select count(*) from (select from story.segment_due where due_at <= :now limit :most) d")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    private record Due(long profile, int looks) {}

    /** Takes some of the pieces that are due; those seen for the first time are due once more then. Answers their customers. */
    long[] take(int most, Instant now, Instant again) {
        List<Due> due = jdbc.sql("""
                        select profile_id, looks from story.segment_due where due_at <= :now
                         order by due_at, profile_id limit :most for update skip locked""")
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((rs, n) -> new Due(rs.getLong(1), rs.getInt(2)))
                .list();
        if (due.isEmpty()) {
            return new long[0];
        }
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        due.forEach(d -> (d.looks() == 0 ? first : second).add(d.profile()));
        jdbc.sql("update story.segment_due set looks = 1, due_at = :again where profile_id = any(:profiles)")
                .param("profiles", array(first))
                .param("again", Timestamp.from(again))
                .update();
        jdbc.sql("delete from story.segment_due where profile_id = any(:profiles)")
                .param("profiles", array(second))
                .update();
        return jdbc
                .sql("select distinct customer_id from customer.v_profile where id = any(:profiles) order by 1")
                .param("profiles", array(due.stream().map(Due::profile).toList()))
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Lets go of all that are due, because everybody will be asked. */
    void letGo(Instant now) {
        jdbc.sql("""
                        delete from story.segment_due where profile_id = any(array(
                          select profile_id from story.segment_due where due_at <= :now for update skip locked))""").param("now", Timestamp.from(now)).update();
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
