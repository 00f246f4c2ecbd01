package heartstring.experience.rising;

import heartstring.experience.rising.RisingRules.Counted;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that count who spoke of what. A customer counts once in each time. */
@Component
class RisingSql {

    /** Of about so many texts at most it is counted; in a busier house of some customers, the same in both times. */
    private static final int MOST_TEXTS = 100_000;

    private static final int MOST_WORDS = 20_000;

    private static final String TEXTS = """
                        with t as materialized (
                          select f.touchpoint_id, p.customer_id, f.said_at >= :week::timestamptz as late, f.themes
                            from experience.feeling f join customer.v_profile p on p.id = f.profile_id
                           where f.said_at >= :since::timestamptz and f.said_at <= :now::timestamptz and p.customer_id % :every = 0)
                        """;

    private final JdbcClient jdbc;

    RisingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of every how many-th customer it is counted. */
    int every(Instant since, Instant now) {
        return jdbc.sql("""
                        select 1 + count(*) / :most from experience.feeling
                         where said_at >= :since::timestamptz and said_at <= :now::timestamptz""")
                .param("most", MOST_TEXTS)
                .param("since", since.toString())
                .param("now", now.toString())
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** How many customers spoke at all, lately and before. */
    Counted all(int every, Instant since, Instant week, Instant now) {
        return bound(every, TEXTS + """
                        select '', count(distinct customer_id) filter (where late), count(distinct customer_id) filter (where not late)
                          from t""", since, week, now)
                .query((rs, n) -> new Counted(rs.getString(1), rs.getLong(2), rs.getLong(3)))
                .single();
    }

    /** Words without digits that were used lately by a few customers at least. */
    List<Counted> words(int every, Instant since, Instant week, Instant now) {
        return bound(every, TEXTS + """
                        select x.word, count(distinct t.customer_id) filter (where t.late),
                               count(distinct t.customer_id) filter (where not t.late)
                          from t join story.v_said_words s on s.touchpoint_id = t.touchpoint_id
                          cross join lateral unnest(tsvector_to_array(s.words)) x(word)
                         where length(x.word) between 3 and 30 and x.word !~ '[0-9]'
                         group by x.word having count(distinct t.customer_id) filter (where t.late) >= :fewest
                         order by 2 desc limit :most""", since, week, now)
                .param("fewest", RisingRules.FEWEST)
                .param("most", MOST_WORDS)
                .query((rs, n) -> new Counted(rs.getString(1), rs.getLong(2), rs.getLong(3)))
                .list();
    }

    List<Counted> themes(int every, Instant since, Instant week, Instant now) {
        return bound(every, TEXTS + """
                        select x.theme, count(distinct t.customer_id) filter (where t.late),
                               count(distinct t.customer_id) filter (where not t.late)
                          from t cross join lateral unnest(t.themes) x(theme) group by x.theme order by 2 desc limit :most""", since, week, now)
                .param("most", MOST_WORDS)
                .query((rs, n) -> new Counted(rs.getString(1), rs.getLong(2), rs.getLong(3)))
                .list();
    }

    private JdbcClient.StatementSpec bound(int every, String statement, Instant since, Instant week, Instant now) {
        return jdbc.sql(statement)
                .param("since", since.toString())
                .param("week", week.toString())
                .param("now", now.toString())
                .param("every", every);
    }

    void keep(List<Rising.Risen> risen, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('experience.rising'))").query(rs -> {});
        jdbc.sql("delete from experience.rising").update();
        for (int i = 0; i < risen.size(); i++) {
            Rising.Risen one = risen.get(i);
            jdbc.sql("""
                            insert into experience.rising (nth, kind, word, lately, lately_of, before, before_of, strength, found_at)
                            values (:nth, :kind, :word, :lately, :latelyOf, :before, :beforeOf, :strength, :now::timestamptz)
                            on conflict (nth) do nothing""")
                    .param("nth", i)
                    .param("kind", one.kind())
                    .param("word", one.word())
                    .param("lately", one.lately())
                    .param("latelyOf", one.latelyOf())
                    .param("before", one.before())
                    .param("beforeOf", one.beforeOf())
                    .param("strength", one.strength())
                    .param("now", now.toString())
                    .update();
        }
    }

    List<Rising.Risen> latest() {
        return jdbc.sql("""
                        select kind, word, lately, lately_of, before, before_of, strength from experience.rising order by nth""")
                .query((rs, n) -> new Rising.Risen(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getLong(6),
                        rs.getDouble(7)))
                .list();
    }
}
