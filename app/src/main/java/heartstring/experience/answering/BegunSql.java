package heartstring.experience.answering;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The statements of answers that were begun. */
@Component
class BegunSql {

    private static final TypeReference<Map<String, List<String>>> TYPED = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> HIDDEN = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    BegunSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Begun> find(byte[] token) {
        return jdbc.sql("""
                        select id, survey_id, version_no, coalesce(profile_id, 0), coalesce(asking_id, 0), coalesce(anonymous_id, ''), channel,
                               language, typed::text, hidden::text, sent_at from experience.begun where token = :token""")
                .param("token", token)
                .query((rs, n) -> {
                    Timestamp sent = rs.getTimestamp(11);
                    return new Begun(
                            rs.getLong(1),
                            rs.getInt(2),
                            rs.getInt(3),
                            rs.getLong(4),
                            rs.getLong(5),
                            rs.getString(6),
                            rs.getString(7),
                            rs.getString(8),
                            JSON.readValue(rs.getString(9), TYPED),
                            JSON.readValue(rs.getString(10), HIDDEN),
                            sent == null ? null : sent.toInstant());
                })
                .optional();
    }

    /** Keeps what was typed; the first time with everything else. */
    void keep(byte[] token, Begun begun, String at, Instant now) {
        jdbc.sql("""
                        insert into experience.begun as b (token, survey_id, version_no, profile_id, asking_id, anonymous_id, channel, language,
                               typed, hidden, at_question, started_at, touched_at)
                        values (:token, :survey, :version, nullif(:profile, 0), nullif(:asking, 0), nullif(:anonymous, ''), :channel, :language,
                                :typed::jsonb, :hidden::jsonb, :at, :now::timestamptz, :now::timestamptz)
                        on conflict (token) do update set typed = excluded.typed, language = excluded.language,
                               at_question = excluded.at_question, touched_at = excluded.touched_at
                         where b.sent_at is null""")
                .param("token", token)
                .param("survey", begun.surveyId())
                .param("version", begun.version())
                .param("profile", begun.profileId())
                .param("asking", begun.askingId())
                .param("anonymous", begun.anonymousId())
                .param("channel", begun.channel())
                .param("language", begun.language())
                .param("typed", JSON.writeValueAsString(begun.typed()))
                .param("hidden", JSON.writeValueAsString(begun.hidden()))
                .param("at", at)
                .param("now", now.toString())
                .update();
    }

    /** It was sent: what was typed stands elsewhere now. */
    void sent(byte[] token, Instant now) {
        jdbc.sql("""
                        update experience.begun set sent_at = :now::timestamptz, touched_at = :now::timestamptz, typed = '{}', hidden = '{}'
                         where token = :token and sent_at is null""").param("token", token).param("now", now.toString()).update();
    }

    /** Of an anonymous answer nothing stays but the answer. */
    void forget(byte[] token) {
        jdbc.sql("delete from experience.begun where token = :token")
                .param("token", token)
                .update();
    }

    /** Who somebody is, and how they are called; none when nobody is there any more. */
    record Somebody(long profileId, String name) {}

    Optional<Somebody> somebody(long profile) {
        return jdbc.sql("""
                        select p.id, coalesce(h.name, '') from customer.v_profile p
                          left join customer.v_headline h on h.customer_id = p.customer_id
                         where p.id = :profile and p.erased_at is null""")
                .param("profile", profile)
                .query((rs, n) -> new Somebody(rs.getLong(1), rs.getString(2)))
                .optional();
    }

    /** Notes when somebody who was asked began. */
    void began(long asking, Instant now) {
        jdbc.sql("update experience.asking set begun_at = :now::timestamptz where id = :asking and begun_at is null")
                .param("asking", asking)
                .param("now", now.toString())
                .update();
    }

    /** What nobody touched for so long goes, a bounded number at a time; how many stopped where stays counted. */
    int discard(Instant before, int most, String zone) {
        return jdbc.sql("""
                        with gone as (
                          delete from experience.begun where id in (
                            select id from experience.begun where touched_at < :before::timestamptz order by touched_at limit :most)
                          returning survey_id, touched_at, at_question, sent_at),
                        counted as (
                          insert into experience.begun_day as d (survey_id, day, at_question, begun)
                          select survey_id, (touched_at at time zone :zone)::date, at_question, count(*) from gone where sent_at is null
                           group by 1, 2, 3
                          on conflict (survey_id, day, at_question) do update set begun = d.begun + excluded.begun)
                        select count(*) from gone""")
                .param("before", before.toString())
                .param("most", most)
                .param("zone", zone)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    void upload(UUID file, int survey, byte[] token, Instant now) {
        jdbc.sql("""
                        insert into experience.upload (file_id, survey_id, token, added_at)
                        values (:file, :survey, :token, :now::timestamptz)""")
                .param("file", file)
                .param("survey", survey)
                .param("token", token)
                .param("now", now.toString())
                .update();
    }

    int uploads(byte[] token) {
        return jdbc.sql("select count(*) from experience.upload where token = :token")
                .param("token", token)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** The files belong to whoever answered. */
    void own(byte[] token, long answer) {
        jdbc.sql("""
                        update experience.upload u set profile_id = a.profile_id from experience.answer a
                         where a.id = :answer and u.token = :token""").param("token", token).param("answer", answer).update();
    }

    /** Files that belong to nobody since so long. */
    List<UUID> strays(Instant before, int most) {
        return jdbc.sql("""
                        delete from experience.upload where file_id in (
                          select file_id from experience.upload where profile_id is null and added_at < :before::timestamptz limit :most)
                        returning file_id""")
                .param("before", before.toString())
                .param("most", most)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }
}
