package heartstring.messaging.files;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of files. */
@Component
class FilesSql {

    private final JdbcClient jdbc;

    FilesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long keep(String name, String type, byte[] bytes, long user, Instant now) {
        return jdbc.sql("""
                        insert into messaging.file (user_id, name, type, size, bytes, kept_at)
                        values (nullif(:user, 0), :name, :type, :size, :bytes, :now::timestamptz) returning id""")
                .param("user", user)
                .param("name", name)
                .param("type", type)
                .param("size", bytes.length)
                .param("bytes", bytes)
                .param("now", now.toString())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void give(long[] ids, long touchpoint) {
        jdbc.sql("""
                        update messaging.file f set touchpoint_id = t.id, profile_id = t.profile_id
                          from touchpoint.v_touchpoint t
                         where t.id = :touchpoint and f.id = any(:ids) and f.touchpoint_id is null""").param("touchpoint", touchpoint).param("ids", ids).update();
    }

    List<Files.Line> loose(long[] ids, long user) {
        return jdbc.sql("""
                        select id, name, type, size from messaging.file
                         where id = any(:ids) and user_id = :user and touchpoint_id is null order by id""")
                .param("ids", ids)
                .param("user", user)
                .query((rs, n) -> new Files.Line(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getLong(4)))
                .list();
    }

    List<StoredFile> read(long[] ids) {
        return jdbc.sql("""
                        select id, coalesce(touchpoint_id, 0), coalesce(profile_id, 0), coalesce(user_id, 0), name, type, bytes
                          from messaging.file where id = any(:ids) order by array_position(:ids, id)""")
                .param("ids", ids)
                .query((rs, n) -> new StoredFile(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getBytes(7)))
                .list();
    }

    int discard(Instant before) {
        return jdbc.sql("delete from messaging.file where touchpoint_id is null and kept_at < :before::timestamptz")
                .param("before", before.toString())
                .update();
    }
}
