package heartstring.platform.files;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of files. */
@Component
class FilesSql {

    private final JdbcClient jdbc;

    FilesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, String name, String mediaType, byte[] digest, byte[] content, long user, Instant now) {
        jdbc.sql("""
                        insert into platform.file (id, name, media_type, size_bytes, sha_256, content, created_at, created_by)
                        values (:id, :name, :type, :size, :digest, :content, :now::timestamptz, nullif(:user::bigint, 0))""")
                .param("id", id)
                .param("name", name)
                .param("type", mediaType)
                .param("size", content.length)
                .param("digest", digest)
                .param("content", content)
                .param("user", user)
                .param("now", now.toString())
                .update();
    }

    Optional<Download> find(UUID id) {
        return jdbc.sql("select name, media_type, content from platform.file where id = :id")
                .param("id", id)
                .query((rs, n) -> new Download(rs.getString(1), rs.getString(2), rs.getBytes(3)))
                .optional();
    }

    int remove(Collection<UUID> ids) {
        return jdbc.sql("delete from platform.file where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }
}
