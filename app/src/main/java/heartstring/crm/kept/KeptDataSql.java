package heartstring.crm.kept;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget how long a person waited. */
@Component
class KeptDataSql {

    private final JdbcClient jdbc;

    KeptDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('what', k.kind, 'since', k.began_at, 'promisedUntil', k.due_at, 'doneAt', k.done_at,
                                                 'channel', k.channel)
                          from crm.kept k join crm.conversation c on c.id = k.conversation_id
                         where c.profile_id = any(:profiles) order by k.began_at, k.conversation_id, k.kind""").param("profiles", profiles).query(rs -> {
            rows.row("Waits and promises", rs.getString(1));
        });
    }

    long erase(long[] profiles) {
        return jdbc.sql("""
                        delete from crm.kept k using crm.conversation c
                         where c.id = k.conversation_id and c.profile_id = any(:profiles)""").param("profiles", profiles).update();
    }
}
