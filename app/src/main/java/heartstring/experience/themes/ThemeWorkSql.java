package heartstring.experience.themes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what is to be done after themes changed, some texts at a time. */
@Component
class ThemeWorkSql {

    private final JdbcClient jdbc;

    ThemeWorkSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing to be done; the theme to be forgotten, null to read again. */
    record Work(long id, @Nullable String word, long at) {}

    /** What is to be done first, which nobody else goes on with until the transaction ends. */
    Optional<Work> next() {
        return jdbc.sql("select id, word, at_id from experience.theme_work order by id limit 1 for update skip locked")
                .query((rs, n) -> new Work(rs.getLong(1), rs.getString(2), rs.getLong(3)))
                .optional();
    }

    /** Has the next texts read again, the newest first; false when there are no more. */
    boolean readAgain(Work work, int most) {
        return jdbc.sql("""
                        with few as materialized (
                          select f.touchpoint_id, f.said_at from experience.feeling f, experience.theme_work w
                           where w.id = :id and f.said_at >= w.said_since and (f.said_at, f.touchpoint_id) < (w.said_before, w.at_id)
                           order by f.said_at desc, f.touchpoint_id desc limit :most),
                        again as (
                          update experience.feeling f set reader = -1 from few s where f.touchpoint_id = s.touchpoint_id and f.reader > 0)
                        update experience.theme_work w set said_before = l.said_at, at_id = l.touchpoint_id
                          from (select said_at, touchpoint_id from few order by said_at, touchpoint_id limit 1) l where w.id = :id""").param("id", work.id()).param("most", most).update() > 0;
    }

    /** Of the next texts nothing is about it any more; false when there are no more. */
    boolean forget(Work work, int most) {
        Long last = jdbc.sql("""
                        select max(touchpoint_id) from (
                          select touchpoint_id from experience.feeling where touchpoint_id > :after order by touchpoint_id limit :most) f""")
                .param("after", work.at())
                .param("most", most)
                .query((rs, n) -> (Long) rs.getObject(1))
                .optional()
                .orElse(null);
        if (last == null) {
            return false;
        }
        for (String statement : new String[] {
            "delete from experience.aspect where touchpoint_id > :after and touchpoint_id <= :last and theme = :word",
            "update experience.feeling set themes = array_remove(themes, :word)"
                    + " where touchpoint_id > :after and touchpoint_id <= :last and themes @> array[:word]::text[]"
        }) {
            jdbc.sql(statement)
                    .param("after", work.at())
                    .param("last", last)
                    .param("word", work.word())
                    .update();
        }
        jdbc.sql("update experience.theme_work set at_id = :last where id = :id")
                .param("last", last)
                .param("id", work.id())
                .update();
        return true;
    }

    void done(Work work) {
        jdbc.sql("delete from experience.theme_work where id = :id")
                .param("id", work.id())
                .update();
    }
}
