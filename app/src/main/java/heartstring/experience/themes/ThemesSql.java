package heartstring.experience.themes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of themes. */
@Component
class ThemesSql {

    private final JdbcClient jdbc;

    ThemesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What people made of a theme. */
    record Row(String word, String label, List<String> words) {}

    List<Row> all(int most) {
        return jdbc.sql("select word, label, words from experience.theme order by label, word limit :most")
                .param("most", most)
                .query(ThemesSql::row)
                .list();
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(rs.getString(1), rs.getString(2), List.of((String[])
                rs.getArray(3).getArray()));
    }

    void keep(Row row, Instant now) {
        jdbc.sql("""
                        insert into experience.theme (word, label, words, changed_at)
                        values (:word, :label, :words::text[], :now::timestamptz)
                        on conflict (word) do update set label = excluded.label, words = excluded.words, changed_at = excluded.changed_at""")
                .param("word", row.word())
                .param("label", row.label())
                .param("words", row.words().toArray(String[]::new))
                .param("now", now.toString())
                .update();
    }

    boolean remove(String word) {
        return jdbc.sql("delete from experience.theme where word = :word")
                        .param("word", word)
                        .update()
                > 0;
    }

    /** Nothing is to be about it any more; done in the background. */
    void forget(String word) {
        jdbc.sql("insert into experience.theme_work (word) values (:word)")
                .param("word", word)
                .update();
    }

    /** All texts since then are to be read again; done in the background, anew from the newest on where it is being done. */
    void readAgain(Instant since) {
        jdbc.sql("delete from experience.theme_work where word is null").update();
        jdbc.sql("insert into experience.theme_work (said_since) values (:since::timestamptz)")
                .param("since", since.toString())
                .update();
    }
}
