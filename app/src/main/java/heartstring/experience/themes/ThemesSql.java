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

    /** Nothing is about it any more. */
    void forget(String word) {
        jdbc.sql("delete from experience.aspect where theme = :word")
                .param("word", word)
                .update();
        jdbc.sql(
                        "update experience.feeling set themes = array_remove(themes, :word) where themes @> array[:word]::text[]")
                .param("word", word)
                .update();
    }

    /** Has all texts since then read again. */
    void readAgain(Instant since) {
        jdbc.sql("update experience.feeling set reader = -1 where said_at >= :since::timestamptz and reader > 0")
                .param("since", since.toString())
                .update();
    }
}
