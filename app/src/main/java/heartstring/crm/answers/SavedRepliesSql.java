package heartstring.crm.answers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of saved answers. */
@Component
class SavedRepliesSql {

    private final JdbcClient jdbc;

    SavedRepliesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SavedReply> all(int most) {
        return jdbc.sql("select id, name, words from crm.saved_reply order by name limit :most")
                .param("most", most)
                .query((rs, n) -> new SavedReply(rs.getLong(1), rs.getString(2), rs.getString(3)))
                .list();
    }

    Optional<SavedReply> find(long id) {
        return jdbc.sql("select id, name, words from crm.saved_reply where id = :id")
                .param("id", id)
                .query((rs, n) -> new SavedReply(rs.getLong(1), rs.getString(2), rs.getString(3)))
                .optional();
    }

    int count() {
        return jdbc.sql("select count(*)::int from crm.saved_reply")
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** The number it is kept under, 0 when it is not. */
    long keep(long id, String name, String words, long user, Instant now) {
        String statement = id == 0 ? """
                        insert into crm.saved_reply (name, words, changed_at, changed_by)
                        values (:name, :words, :now::timestamptz, nullif(:user, 0)) on conflict do nothing returning id""" : """
                        update crm.saved_reply s set name = :name, words = :words, changed_at = :now::timestamptz, changed_by = nullif(:user, 0)
                         where id = :id and not exists (select from crm.saved_reply o where o.name = :name and o.id <> s.id) returning id""";
        JdbcClient.StatementSpec spec = jdbc.sql(statement)
                .param("name", name)
                .param("words", words)
                .param("now", now.toString())
                .param("user", user);
        return (id == 0 ? spec : spec.param("id", id))
                .query((rs, n) -> rs.getLong(1))
                .optional()
                .orElse(0L);
    }

    boolean remove(long id) {
        return jdbc.sql("delete from crm.saved_reply where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }
}
