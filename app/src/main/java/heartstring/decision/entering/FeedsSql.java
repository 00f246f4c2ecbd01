package heartstring.decision.entering;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of how far segments and days were followed. */
@Component
class FeedsSql {

    private final JdbcClient jdbc;

    FeedsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far a workflow's segment was followed. */
    record Cursor(long segmentAfter, int filling, long fillAfter) {}

    /** Locked; empty while another server is at it, and where it is not on. */
    Optional<Cursor> lock(int workflow) {
        return jdbc.sql("""
                        select segment_after, coalesce(filling, 0), fill_after from decision.workflow
                         where id = :id and state = 'on' for no key update skip locked""")
                .param("id", workflow)
                .query((rs, n) -> new Cursor(rs.getLong(1), rs.getInt(2), rs.getLong(3)))
                .optional();
    }

    void followed(int workflow, long last) {
        jdbc.sql("update decision.workflow set segment_after = :last where id = :id")
                .param("id", workflow)
                .param("last", last)
                .update();
    }

    void filledTo(int workflow, long customer) {
        jdbc.sql("update decision.workflow set fill_after = :customer where id = :id")
                .param("id", workflow)
                .param("customer", customer)
                .update();
    }

    void filled(int workflow) {
        jdbc.sql("update decision.workflow set filling = null where id = :id")
                .param("id", workflow)
                .update();
    }

    /** The first piece of each of these customers. */
    Map<Long, Long> first(Collection<Long> customers) {
        return pieces(jdbc.sql("""
                        select customer_id, min(id) from customer.v_profile
                         where customer_id = any(:customers) and erased_at is null group by 1""")
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray()));
    }

    /** The next in a segment with their first pieces, by number. */
    Map<Long, Long> members(int segment, long after, int most) {
        return pieces(
                jdbc.sql("""
                        select m.customer_id, (select min(p.id) from customer.v_profile p where p.customer_id = m.customer_id and p.erased_at is null)
                          from story.v_segment_member m
                         where m.segment_id = :segment and m.customer_id > :after order by m.customer_id limit :most""").param("segment", segment).param("after", after).param("most", most));
    }

    private static Map<Long, Long> pieces(JdbcClient.StatementSpec statement) {
        Map<Long, Long> pieces = new LinkedHashMap<>();
        statement.query(rs -> {
            pieces.put(rs.getLong(1), rs.getLong(2));
        });
        return pieces;
    }

    /** A page of whose property ends so; where the next one begins, 0 for none. */
    record Page(Set<Long> customers, long last) {
        Page {
            customers = Set.copyOf(customers);
        }
    }

    Page whose(String property, List<String> ends, long after, int most) {
        Set<Long> customers = new HashSet<>();
        long[] last = new long[2];
        jdbc.sql("""
                        select r.id, p.customer_id from customer.v_trait r join customer.v_profile p on p.id = r.profile_id
                         where r.name = :name and r.id > :after and p.erased_at is null
                           and right(left(r.value #>> '{}', 10), :letters) = any(:ends)
                         order by r.id limit :most""")
                .param("name", property)
                .param("after", after)
                .param("letters", ends.getFirst().length())
                .param("ends", ends.toArray(String[]::new))
                .param("most", most)
                .query(rs -> {
                    customers.add(rs.getLong(2));
                    last[0] = rs.getLong(1);
                    last[1]++;
                });
        return new Page(customers, last[1] < most ? 0 : last[0]);
    }

    @Nullable
    LocalDate dayDone(int workflow) {
        return jdbc.sql("select day_done from decision.workflow where id = :id")
                .param("id", workflow)
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, LocalDate.class)))
                .optional()
                .flatMap(day -> day)
                .orElse(null);
    }

    void dayDone(int workflow, LocalDate day) {
        jdbc.sql("update decision.workflow set day_done = :day where id = :id and state = 'on'")
                .param("id", workflow)
                .param("day", day)
                .update();
    }
}
