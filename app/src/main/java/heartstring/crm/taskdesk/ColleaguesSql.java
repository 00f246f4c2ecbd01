package heartstring.crm.taskdesk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of colleagues to choose from, and of their calendars' secret addresses. */
@Component
class ColleaguesSql {

    private static final int MOST = 500;

    private final JdbcClient jdbc;

    ColleaguesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, String> names() {
        Map<Long, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, name from platform.v_user where active and role in ('ADMINISTRATOR', 'MANAGER', 'AGENT')
                         order by name, id limit :most""").param("most", MOST).query(rs -> {
            names.put(rs.getLong(1), rs.getString(2));
        });
        return names;
    }

    void link(long user, byte[] digest, Instant now) {
        jdbc.sql("""
                        insert into crm.calendar_link (user_id, token_256, created_at) values (:user, :digest, :now::timestamptz)
                        on conflict (user_id) do update set token_256 = excluded.token_256, created_at = excluded.created_at""")
                .param("user", user)
                .param("digest", digest)
                .param("now", now.toString())
                .update();
    }

    int unlink(long user) {
        return jdbc.sql("delete from crm.calendar_link where user_id = :user")
                .param("user", user)
                .update();
    }

    boolean hasLink(long user) {
        return jdbc.sql("select exists (select from crm.calendar_link where user_id = :user)")
                .param("user", user)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Whose calendar an address shows; nobody's once they may not sign in any more. */
    Optional<Long> owner(byte[] digest) {
        return jdbc.sql("""
                        select l.user_id from crm.calendar_link l join platform.v_user u on u.id = l.user_id
                         where l.token_256 = :digest and u.active""")
                .param("digest", digest)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }
}
