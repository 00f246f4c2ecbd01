package heartstring.story.meaning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of meanings. */
@Component
class MeaningSql {

    /** "meaning", in bytes. */
    private static final long LOCK = 0x6d65616e696e67L;

    private static final int FETCH = 2_000;

    private final JdbcClient jdbc;

    MeaningSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A text whose meaning is to be read. */
    record Text(
            long touchpoint,
            long profile,
            String name,
            @Nullable String body) {}

    /** Whether this node writes until the transaction ends; one at a time does, so that they are numbered as they become visible. */
    boolean mayWrite() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Texts whose meaning was not read yet, the newest first. */
    List<Text> waiting(int most) {
        return jdbc.sql("""
                        select s.touchpoint_id, s.profile_id, v.name, (v.body #- '{properties,html}')::text
                          from (select touchpoint_id, profile_id from story.said where not meant order by touchpoint_id desc limit :most) s
                          join touchpoint.v_touchpoint v on v.id = s.touchpoint_id""")
                .param("most", most)
                .query((rs, n) -> new Text(rs.getLong(1), rs.getLong(2), rs.getString(3), rs.getString(4)))
                .list();
    }

    /** How many wait, counted up to a bound. */
    int countWaiting(int most) {
        return jdbc.sql("select count(*) from (select from story.said where not meant limit :most) x")
                .param("most", most)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** Keeps meanings and notes that these texts were read; what is not there any more is left out. */
    void keep(long[] read, long[] touchpoints, byte[][] vectors) {
        if (touchpoints.length > 0) {
            jdbc.sql("""
                            insert into story.meaning (touchpoint_id, profile_id, vector)
                            select s.touchpoint_id, s.profile_id, m.vector
                              from unnest(:touchpoints::bigint[], :vectors::bytea[]) m(id, vector)
                              join story.said s on s.touchpoint_id = m.id order by s.touchpoint_id
                            on conflict (touchpoint_id) do nothing""")
                    .param("touchpoints", touchpoints)
                    .param("vectors", vectors)
                    .update();
        }
        jdbc.sql("update story.said set meant = true where touchpoint_id = any(:read)")
                .param("read", read)
                .update();
    }

    /** The number of the meaning that was written last; 0 when there is none. */
    long last() {
        return jdbc.sql("select coalesce(max(nth), 0) from story.meaning")
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Reads the meanings of the newest touchpoints: id, number and vector. */
    void newest(int most, RowCallbackHandler each) {
        jdbc.sql("select touchpoint_id, nth, vector from story.meaning order by touchpoint_id desc limit :most")
                .withFetchSize(FETCH)
                .param("most", most)
                .query(each);
    }

    /** Reads meanings written after that one, in their order. */
    void after(long nth, int most, RowCallbackHandler each) {
        jdbc.sql("select touchpoint_id, nth, vector from story.meaning where nth > :nth order by nth limit :most")
                .withFetchSize(FETCH)
                .param("nth", nth)
                .param("most", most)
                .query(each);
    }

    List<Long> erase(long[] profiles) {
        return jdbc.sql("delete from story.meaning where profile_id = any(:profiles) returning touchpoint_id")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    List<Long> withdraw(long[] touchpoints) {
        return jdbc.sql("delete from story.meaning where touchpoint_id = any(:touchpoints) returning touchpoint_id")
                .param("touchpoints", touchpoints)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}
