package heartstring.platform.recents;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of what was opened lately. */
@Repository
class RecentsSql {

    private final JdbcClient jdbc;

    RecentsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether anything was written; the same page opened again within seconds is not. */
    boolean note(long user, String place, Instant now) {
        return jdbc.sql("""
                        insert into platform.recent (user_id, place, at) values (:user, :place, :now::timestamptz)
                        on conflict (user_id, place) do update set at = excluded.at
                         where recent.at < excluded.at - interval '5 seconds'""")
                        .param("user", user)
                        .param("place", place)
                        .param("now", now.toString())
                        .update()
                > 0;
    }

    void trim(long user, int most) {
        jdbc.sql("""
                        delete from platform.recent r where r.user_id = :user and r.place in (
                          select x.place from (select place, row_number() over (order by at desc, place) nth
                                                 from platform.recent where user_id = :user) x where x.nth > :most)""").param("user", user).param("most", most).update();
    }

    List<String> of(long user, int most) {
        return jdbc.sql("select place from platform.recent where user_id = :user order by at desc, place limit :most")
                .param("user", user)
                .param("most", most)
                .query((rs, n) -> rs.getString(1))
                .list();
    }
}
