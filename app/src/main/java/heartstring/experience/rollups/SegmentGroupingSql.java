package heartstring.experience.rollups;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of segments whose index is told. */
@Component
class SegmentGroupingSql {

    private final JdbcClient jdbc;

    SegmentGroupingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String members(String customers) {
        return "select e.customer_id, (:segmentId)::text as key, (:segmentName)::text as name from (" + customers
                + ") e";
    }

    /** Those of these whose figures are none, or of another version; figures of another version are forgotten. */
    List<Integer> takeNew(int[] ids, int[] versions, Instant at) {
        List<Integer> fresh = jdbc.sql("""
                        insert into experience.rolled_segment as r (segment_id, version, rolled_at)
                        select n.id, n.version, :at::timestamptz from unnest(:ids::int[], :versions::int[]) as n(id, version)
                        on conflict (segment_id) do update set version = excluded.version, rolled_at = excluded.rolled_at
                         where r.version <> excluded.version
                        returning segment_id""")
                .param("ids", ids)
                .param("versions", versions)
                .param("at", at.toString())
                .query((rs, n) -> rs.getInt(1))
                .list();
        forget(fresh.stream().mapToInt(Integer::intValue).toArray());
        return fresh;
    }

    /** Forgets the figures of segments that are gone. */
    void forgetGone(int[] living) {
        List<Integer> gone = jdbc.sql("""
                        delete from experience.rolled_segment where not segment_id = any(:living) returning segment_id""")
                .param("living", living)
                .query((rs, n) -> rs.getInt(1))
                .list();
        forget(gone.stream().mapToInt(Integer::intValue).toArray());
    }

    private void forget(int[] segments) {
        if (segments.length > 0) {
            jdbc.sql("""
                            delete from experience.mood_rollup
                             where grouping = 'segment' and key = any((:segments::int[])::text[])""").param("segments", segments).update();
        }
    }
}
