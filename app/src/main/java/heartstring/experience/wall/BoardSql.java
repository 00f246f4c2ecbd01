package heartstring.experience.wall;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that counts tones. */
@Component
class BoardSql {

    /** So many of the newest texts are counted. */
    private static final int MOST_TEXTS = 100_000;

    private final JdbcClient jdbc;

    BoardSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many texts feel bad, neither, and good, of those whose tone is told. */
    long[] tones(Instant from, Instant until) {
        return jdbc.sql("""
                        select count(*) filter (where tone = 'negative'), count(*) filter (where tone in ('neutral', 'ambiguous')),
                               count(*) filter (where tone = 'positive')
                          from (select tone from experience.v_feeling
                                 where said_at >= :from::timestamptz and said_at < :until::timestamptz
                                 order by said_at desc limit :most) t""")
                .param("from", from.toString())
                .param("until", until.toString())
                .param("most", MOST_TEXTS)
                .query((rs, n) -> new long[] {rs.getLong(1), rs.getLong(2), rs.getLong(3)})
                .single();
    }
}
