package heartstring.experience.emotion;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that ask what was read, and those of colleagues' words about it. */
@Component
class HeardSql {

    private static final String COLUMNS = """
                        f.touchpoint_id, p.customer_id, f.said_at, f.channel, f.tone, f.felt, f.emotions, f.basics, f.themes, f.language,
                        f.sure, f.score, f.corrected, f.reader""";

    private final JdbcClient jdbc;

    HeardSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Heard> one(long touchpoint) {
        return these(new long[] {touchpoint}).stream().findFirst();
    }

    List<Heard> these(long[] touchpoints) {
        return jdbc.sql("select " + COLUMNS + """
                          from experience.v_feeling f join customer.v_profile p on p.id = f.profile_id
                         where f.touchpoint_id = any(:touchpoints)""".indent(1))
                .param("touchpoints", touchpoints)
                .query(HeardSql::heard)
                .list();
    }

    /** Of a customer, over all pieces, the newest first, beyond that place. */
    List<Heard> of(long customer, @Nullable Instant beforeAt, long beforeId, int most) {
        return jdbc.sql("select " + COLUMNS + """
                          from customer.v_profile p join experience.v_feeling f on f.profile_id = p.id
                         where p.customer_id = :customer and (f.said_at, f.touchpoint_id) < (:at::timestamptz, :id)
                         order by f.said_at desc, f.touchpoint_id desc limit :most""".indent(1))
                .param("customer", customer)
                .param("at", beforeAt == null ? "infinity" : beforeAt.toString())
                .param("id", beforeId)
                .param("most", most)
                .query(HeardSql::heard)
                .list();
    }

    List<Heard.Aspect> aspects(long touchpoint) {
        return jdbc.sql("""
                        select theme, tone, felt, starts, ends from experience.aspect
                         where touchpoint_id = :touchpoint order by nth, theme""")
                .param("touchpoint", touchpoint)
                .query((rs, n) ->
                        new Heard.Aspect(rs.getString(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getInt(5)))
                .list();
    }

    /** The words of a customer in a touchpoint; empty when there are none. */
    String words(long touchpoint) {
        return jdbc.sql(
                        "select name, (body #- '{properties,html}')::text from touchpoint.v_touchpoint where id = :touchpoint")
                .param("touchpoint", touchpoint)
                .query((rs, n) -> VoiceRules.said(rs.getString(1), rs.getString(2)))
                .optional()
                .orElse("");
    }

    /** A colleague's word; the last one holds. False when nothing is known of that touchpoint. */
    boolean say(long touchpoint, String tone, String felt, @Nullable Long user, Instant at) {
        return jdbc.sql("""
                        insert into experience.feeling_word (touchpoint_id, profile_id, tone, felt, user_id, at)
                        select touchpoint_id, profile_id, :tone, :felt, :user::bigint, :at::timestamptz
                          from experience.feeling where touchpoint_id = :touchpoint
                        on conflict (touchpoint_id) do update set tone = excluded.tone, felt = excluded.felt,
                               user_id = excluded.user_id, at = excluded.at""")
                        .param("touchpoint", touchpoint)
                        .param("tone", tone)
                        .param("felt", felt)
                        .param("user", user)
                        .param("at", at.toString())
                        .update()
                > 0;
    }

    /** Takes a colleague's word back. */
    boolean unsay(long touchpoint) {
        return jdbc.sql("delete from experience.feeling_word where touchpoint_id = :touchpoint")
                        .param("touchpoint", touchpoint)
                        .update()
                > 0;
    }

    /** A text with a colleague's word about it. */
    record Word(
            String tone, String felt, String name, @Nullable String body) {}

    /** The latest words of colleagues. */
    List<Word> words(int most) {
        return jdbc.sql("""
                        select w.tone, w.felt, v.name, (v.body #- '{properties,html}')::text
                          from (select touchpoint_id, tone, felt, at from experience.feeling_word
                                 order by at desc, touchpoint_id limit :most) w
                          join touchpoint.v_touchpoint v on v.id = w.touchpoint_id
                         order by w.at desc, w.touchpoint_id""")
                .param("most", most)
                .query((rs, n) -> new Word(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)))
                .list();
    }

    /** How many words there are, and when the last was said; long ago, for none. */
    record Words(int count, Instant last) {}

    Words words() {
        return jdbc.sql("select count(*), coalesce(max(at), 'epoch'::timestamptz) from experience.feeling_word")
                .query((rs, n) -> new Words(rs.getInt(1), rs.getTimestamp(2).toInstant()))
                .single();
    }

    /** What was learnt of colleagues' words, of how many, and when. */
    record Lesson(int corrections, byte[] weights, Instant at) {}

    Optional<Lesson> lesson() {
        return jdbc.sql("select corrections, weights, at from experience.feeling_lesson")
                .query((rs, n) -> new Lesson(
                        rs.getInt(1), rs.getBytes(2), rs.getTimestamp(3).toInstant()))
                .optional();
    }

    void keepLesson(int corrections, byte[] weights, Instant at) {
        jdbc.sql("""
                        insert into experience.feeling_lesson (corrections, weights, at)
                        values (:corrections, :weights, :at::timestamptz)
                        on conflict (one) do update set corrections = excluded.corrections, weights = excluded.weights, at = excluded.at""")
                .param("corrections", corrections)
                .param("weights", weights)
                .param("at", at.toString())
                .update();
    }

    void dropLesson() {
        jdbc.sql("delete from experience.feeling_lesson").update();
    }

    private static Heard heard(ResultSet rs, int number) throws SQLException {
        return new Heard(
                rs.getLong(1),
                rs.getLong(2),
                rs.getTimestamp(3).toInstant(),
                rs.getString(4),
                rs.getString(5),
                texts(rs.getArray(6)),
                texts(rs.getArray(7)),
                texts(rs.getArray(8)),
                texts(rs.getArray(9)),
                rs.getString(10),
                rs.getDouble(11),
                rs.getDouble(12),
                rs.getBoolean(13),
                rs.getInt(14) != 0);
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
