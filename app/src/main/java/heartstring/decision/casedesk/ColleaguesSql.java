package heartstring.decision.casedesk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that names who can mend a case. */
@Component
class ColleaguesSql {

    private static final int MOST = 500;

    private final JdbcClient jdbc;

    ColleaguesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By number, in the order of their names. */
    Map<Long, String> names() {
        Map<Long, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, name from platform.v_user where active and role in ('AGENT', 'MANAGER', 'ADMINISTRATOR')
                         order by name, id limit :most""").param("most", MOST).query(rs -> {
            names.put(rs.getLong(1), rs.getString(2));
        });
        return names;
    }
}
