package heartstring.experience.paths;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the ways that customers take. */
@Component
class PathsSql {

    private final JdbcClient jdbc;

    PathsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When the ways of a journey were found last and how long it took, and when something last changed at its stages; long ago, for never. */
    record State(Instant foundAt, Duration took, int version, Instant changedAt) {}

    /** A customer at a stage, in seconds since 1970. */
    record Been(int stage, double seconds) {}

    /** What some customers did, each in the order of time; the number of the last customer, 0 when there are no more. */
    record Page(long last, List<List<Been>> customers) {}

    State state(int journey, int[] stages) {
        return jdbc.sql("""
                        select coalesce((select min(found_at) from experience.journey_path where journey_id = :journey), 'epoch'),
                               coalesce((select max(took_millis) from experience.journey_path where journey_id = :journey), 0),
                               coalesce((select min(version_no) from experience.journey_path where journey_id = :journey), 0),
                               coalesce((select max(added_at) from experience.stage_day where stage_id = any(:stages)), 'epoch')""")
                .param("journey", journey)
                .param("stages", stages)
                .query((rs, n) -> new State(
                        rs.getTimestamp(1).toInstant(),
                        Duration.ofMillis(rs.getLong(2)),
                        rs.getInt(3),
                        rs.getTimestamp(4).toInstant()))
                .single();
    }

    Page page(long after, int most, int[] stages, Instant since, Instant now) {
        long last = jdbc.sql("""
                        select coalesce(max(customer_id), 0)
                          from (select distinct customer_id from customer.v_profile where customer_id > :after order by 1 limit :most) c""")
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .single();
        Map<Long, List<Been>> customers = new LinkedHashMap<>();
        jdbc.sql("""
                        select p.customer_id, t.stage_id, extract(epoch from t.occurred_at)::double precision
                          from customer.v_profile p join experience.stage_touch t on t.profile_id = p.id
                         where p.customer_id > :after and p.customer_id <= :last and t.stage_id = any(:stages) and t.own
                               and t.occurred_at >= :since::timestamptz and t.occurred_at <= :now::timestamptz
                         order by p.customer_id, t.occurred_at, t.touchpoint_id""")
                .param("after", after)
                .param("last", last)
                .param("stages", stages)
                .param("since", since.toString())
                .param("now", now.toString())
                .query(rs -> {
                    customers
                            .computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                            .add(new Been(rs.getInt(2), rs.getDouble(3)));
                });
        return new Page(last, List.copyOf(customers.values()));
    }

    void keep(int journey, int days, int version, Instant at, long tookMillis, String found) {
        jdbc.sql("""
                        insert into experience.journey_path (journey_id, days, version_no, found_at, took_millis, found)
                        values (:journey, :days, :version, :at::timestamptz, :took, :found::jsonb)
                        on conflict (journey_id, days) do update set version_no = excluded.version_no, found_at = excluded.found_at,
                               took_millis = excluded.took_millis, found = excluded.found""")
                .param("journey", journey)
                .param("days", days)
                .param("version", version)
                .param("at", at.toString())
                .param("took", tookMillis)
                .param("found", found)
                .update();
    }

    Optional<String> find(int journey, int days) {
        return jdbc.sql("select found::text from experience.journey_path where journey_id = :journey and days = :days")
                .param("journey", journey)
                .param("days", days)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }
}
