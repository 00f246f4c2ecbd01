package heartstring.story.said;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what was said. The count of a word goes up and down with the texts that have it. */
@Component
class SaidSql {

    private static final String WORTH_KNOWING = "length(w.word) between 4 and 30 and w.word !~ '[0-9]'";

    private final JdbcClient jdbc;

    SaidSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Some texts, column by column. */
    record Texts(
            long[] touchpoints,
            long[] profiles,
            boolean[] notes,
            @Nullable Long[] privates,
            String[] saidAts,
            String[] words) {}

    void keep(Texts texts) {
        jdbc.sql("""
                        with fresh as (
                          insert into story.said (touchpoint_id, profile_id, note, private_to, said_at, words, meant)
                          select t.id, t.profile, t.note, t.private_to, t.at::timestamptz, t.words::tsvector,
                                 exists (select from story.meaning m where m.touchpoint_id = t.id)
                            from unnest(:touchpoints::bigint[], :profiles::bigint[], :notes::boolean[], :privates::bigint[], :ats::text[],
                                        :words::text[]) t(id, profile, note, private_to, at, words)
                          on conflict (touchpoint_id) do nothing returning words, private_to)
                        insert into story.word (word, uses)
                        select w.word, count(*) from fresh f cross join lateral unnest(tsvector_to_array(f.words)) w(word)
                         where f.private_to is null and\s""" + WORTH_KNOWING + """
                         group by w.word order by w.word
                        on conflict (word) do update set uses = word.uses + excluded.uses""".indent(1))
                .param("touchpoints", texts.touchpoints())
                .param("profiles", texts.profiles())
                .param("notes", texts.notes())
                .param("privates", texts.privates())
                .param("ats", texts.saidAts())
                .param("words", texts.words())
                .update();
    }

    void forget() {
        jdbc.sql("delete from story.word").update();
        jdbc.sql("delete from story.said").update();
    }

    long withdraw(long[] touchpoints) {
        return drop("touchpoint_id", touchpoints);
    }

    long erase(long[] profiles) {
        return drop("profile_id", profiles);
    }

    private long drop(String column, long[] ids) {
        return jdbc.sql("with gone as (delete from story.said where " + column + """
                         = any(:ids) returning words, private_to),
                        used as (
                          select w.word, count(*) times from gone g cross join lateral unnest(tsvector_to_array(g.words)) w(word)
                           where g.private_to is null and""".indent(1) + WORTH_KNOWING
                        + """
                           group by w.word),
                        less as (update story.word w set uses = w.uses - u.times from used u where w.word = u.word and w.uses > u.times),
                        none as (delete from story.word w using used u where w.word = u.word and w.uses <= u.times)
                        select count(*) from gone""".indent(1))
                .param("ids", ids)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Touchpoints that have these words, the weightiest of so many of the newest first, as far as this user may read them. */
    List<Long> find(String query, boolean notes, long user, int weighed, int most) {
        return jdbc.sql("""
                        select x.touchpoint_id from (
                          select s.touchpoint_id, s.said_at, s.words from story.said s
                           where s.words @@ :query::tsquery and s.note = :notes and (s.private_to is null or s.private_to = :user)
                           order by s.touchpoint_id desc limit :weighed) x
                         order by ts_rank(x.words, :query::tsquery) desc, x.said_at desc, x.touchpoint_id desc limit :most""")
                .param("query", query)
                .param("notes", notes)
                .param("user", user)
                .param("weighed", weighed)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Touchpoints that have these words, the newest first. */
    List<Long> newest(String query, boolean notes, long user, int most) {
        return jdbc.sql("""
                        select s.touchpoint_id from story.said s
                         where s.words @@ :query::tsquery and s.note = :notes and (s.private_to is null or s.private_to = :user)
                         order by s.touchpoint_id desc limit :most""")
                .param("query", query)
                .param("notes", notes)
                .param("user", user)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Which of these touchpoints have these words, the newest first. */
    List<Long> having(String query, boolean notes, long user, long[] touchpoints) {
        return jdbc.sql("""
                        select s.touchpoint_id from unnest(:ids::bigint[]) i(id) join story.said s on s.touchpoint_id = i.id
                         where s.words @@ :query::tsquery and s.note = :notes and (s.private_to is null or s.private_to = :user)
                         order by s.touchpoint_id desc""")
                .param("ids", touchpoints)
                .param("query", query)
                .param("notes", notes)
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** These touchpoints, the weightiest first. */
    List<Long> weigh(String query, long[] touchpoints, int most) {
        return jdbc.sql("""
                        select s.touchpoint_id from unnest(:ids::bigint[]) i(id) join story.said s on s.touchpoint_id = i.id
                         order by ts_rank(s.words, :query::tsquery) desc, s.said_at desc, s.touchpoint_id desc limit :most""")
                .param("ids", touchpoints)
                .param("query", query)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Which of these touchpoints this user may read, and are notes or not, in the same order. */
    List<Long> among(long[] touchpoints, boolean notes, long user) {
        return jdbc.sql("""
                        select s.touchpoint_id from unnest(:ids::bigint[]) with ordinality i(id, nth)
                          join story.said s on s.touchpoint_id = i.id
                         where s.note = :notes and (s.private_to is null or s.private_to = :user) order by i.nth""")
                .param("ids", touchpoints)
                .param("notes", notes)
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Known words that are nearly this one, the nearest first. */
    List<String> alike(String word, double nearness, int most) {
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', :nearness, true)")
                .param("nearness", Double.toString(nearness))
                .query(row -> {});
        return jdbc.sql("""
                        select word from story.word where word % :word
                         order by similarity(word, :word) desc, uses desc, word limit :most""")
                .param("word", word)
                .param("most", most)
                .query((rs, n) -> rs.getString(1))
                .list();
    }
}
