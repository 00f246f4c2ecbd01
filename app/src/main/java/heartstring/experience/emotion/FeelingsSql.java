package heartstring.experience.emotion;

import heartstring.customer.privacy.PersonalData;
import heartstring.kernels.emotions.Feeling;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep what was read. */
@Component
class FeelingsSql {

    /** "feelings", in bytes. */
    private static final long LOCK = 0x6665656c696e6773L;

    private final JdbcClient jdbc;

    FeelingsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A text that is to be read. */
    record Text(long touchpoint, String name, @Nullable String body, long profile) {}

    /** Notes that these touchpoints wait to be read; what is known already stays as it is. */
    void note(long[] touchpoints, long[] profiles, String[] saidAts, String[] channels, String[] stores) {
        jdbc.sql("""
                        insert into experience.feeling (touchpoint_id, profile_id, said_at, channel, store)
                        select id, profile, at::timestamptz, channel, store
                          from unnest(:touchpoints::bigint[], :profiles::bigint[], :ats::text[], :channels::text[], :stores::text[])
                               t(id, profile, at, channel, store)
                        on conflict (touchpoint_id) do nothing""")
                .param("touchpoints", touchpoints)
                .param("profiles", profiles)
                .param("ats", saidAts)
                .param("channels", channels)
                .param("stores", stores)
                .update();
    }

    /** Forgets what was read; what colleagues said stays. */
    void forget() {
        jdbc.sql("delete from experience.feeling").update();
    }

    void withdraw(long[] touchpoints) {
        jdbc.sql("delete from experience.feeling_word where touchpoint_id = any(:touchpoints)")
                .param("touchpoints", touchpoints)
                .update();
        jdbc.sql("delete from experience.feeling where touchpoint_id = any(:touchpoints)")
                .param("touchpoints", touchpoints)
                .update();
    }

    /** Whether this node reads until the transaction ends; one at a time does. */
    boolean mayRead() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Texts that no reader has read, the newest first; then those of an earlier reader. */
    List<Text> waiting(int reader, int most) {
        List<Text> unread = waiting("f.reader = 0", reader, most);
        return unread.isEmpty() ? waiting("f.reader <> 0 and f.reader < :reader", reader, most) : unread;
    }

    private List<Text> waiting(String which, int reader, int most) {
        return jdbc.sql("""
                        select x.touchpoint_id, v.name, (v.body #- '{properties,html}')::text, x.profile_id
                          from (select f.touchpoint_id, f.profile_id from experience.feeling f where %s order by f.touchpoint_id desc limit :most) x
                          join touchpoint.v_touchpoint v on v.id = x.touchpoint_id
                         where :reader > 0""".formatted(which))
                .param("reader", reader)
                .param("most", most)
                .query((rs, n) -> new Text(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getLong(4)))
                .list();
    }

    /** Whether anything waits for this reader. */
    boolean isWaiting(int reader) {
        return jdbc.sql("select exists (select from experience.feeling where reader < :reader)")
                .param("reader", reader)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Keeps what was read instead of what was read before; what is not there any more is left out. */
    void keep(int reader, List<Long> touchpoints, List<Feeling> feelings) {
        Reads reads = Reads.of(touchpoints, feelings);
        keep(reader, reads, Aspects.of(touchpoints, feelings));
        // What somebody said in their own words is part of their experience index.
        jdbc.sql("""
                        insert into experience.due (profile_id)
                        select distinct profile_id from experience.feeling where touchpoint_id = any(:touchpoints) order by 1
                        on conflict (profile_id) do update set profile_id = excluded.profile_id""").param("touchpoints", reads.touchpoints()).update();
    }

    private void keep(int reader, Reads reads, Aspects aspects) {
        jdbc.sql("""
                        update experience.feeling f
                           set reader = :reader, language = r.language, tone = r.tone, felt = string_to_array(r.felt, ','),
                               emotions = string_to_array(r.emotions, ','), basics = string_to_array(r.basics, ','),
                               themes = string_to_array(r.themes, ','), sure = r.sure, score = r.score
                          from unnest(:touchpoints::bigint[], :languages::text[], :tones::text[], :felt::text[], :emotions::text[],
                                      :basics::text[], :themes::text[], :sure::real[], :scores::real[])
                               r(id, language, tone, felt, emotions, basics, themes, sure, score)
                         where f.touchpoint_id = r.id""")
                .param("reader", reader)
                .param("touchpoints", reads.touchpoints())
                .param("languages", reads.languages())
                .param("tones", reads.tones())
                .param("felt", reads.felt())
                .param("emotions", reads.emotions())
                .param("basics", reads.basics())
                .param("themes", reads.themes())
                .param("sure", reads.sure())
                .param("scores", reads.scores())
                .update();
        jdbc.sql("delete from experience.aspect where touchpoint_id = any(:touchpoints)")
                .param("touchpoints", reads.touchpoints())
                .update();
        if (aspects.touchpoints().length > 0) {
            jdbc.sql("""
                            insert into experience.aspect (touchpoint_id, nth, profile_id, theme, tone, felt, starts, ends)
                            select f.touchpoint_id, a.nth, f.profile_id, a.theme, a.tone, a.felt, a.starts, a.ends
                              from unnest(:touchpoints::bigint[], :nths::int[], :themes::text[], :tones::text[], :felt::text[],
                                          :starts::int[], :ends::int[]) a(id, nth, theme, tone, felt, starts, ends)
                              join experience.feeling f on f.touchpoint_id = a.id
                            on conflict do nothing""")
                    .param("touchpoints", aspects.touchpoints())
                    .param("nths", aspects.nths())
                    .param("themes", aspects.themes())
                    .param("tones", aspects.tones())
                    .param("felt", aspects.felt())
                    .param("starts", aspects.starts())
                    .param("ends", aspects.ends())
                    .update();
        }
    }

    /** Has all texts since then read again. */
    void readAgain(Instant since) {
        jdbc.sql("update experience.feeling set reader = -1 where said_at >= :since::timestamptz and reader > 0")
                .param("since", since.toString())
                .update();
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('profile', profile_id, 'touchpoint', touchpoint_id, 'saidAt', said_at, 'language', language,
                                                 'tone', tone, 'felt', felt, 'emotions', emotions, 'themes', themes, 'sure', sure,
                                                 'corrected', corrected)
                          from experience.v_feeling where profile_id = any(:profiles) order by said_at, touchpoint_id""").param("profiles", profiles).query(rs -> {
            rows.row("Feelings", rs.getString(1));
        });
        jdbc.sql("""
                        select json_build_object('touchpoint', touchpoint_id, 'about', theme, 'tone', tone, 'felt', felt)
                          from experience.aspect where profile_id = any(:profiles) order by touchpoint_id, nth, theme""").param("profiles", profiles).query(rs -> {
            rows.row("Feelings by what they are about", rs.getString(1));
        });
    }

    /** Forgets what was read of these pieces' words, and works out anew what rested on it; what colleagues said stays. */
    void unread(long[] profiles) {
        jdbc.sql("delete from experience.feeling where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        jdbc.sql("""
                        insert into experience.due (profile_id) select id from unnest(:profiles::bigint[]) t(id) order by 1
                        on conflict (profile_id) do update set profile_id = excluded.profile_id""").param("profiles", profiles).update();
    }

    long erase(long[] profiles) {
        jdbc.sql("delete from experience.feeling_word where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        // Their clauses go with them.
        return jdbc.sql("delete from experience.feeling where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }
}
