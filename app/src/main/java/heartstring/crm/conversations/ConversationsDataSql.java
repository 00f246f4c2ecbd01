package heartstring.crm.conversations;

import heartstring.customer.privacy.PersonalData;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget conversations. */
@Component
class ConversationsDataSql {

    private final JdbcClient jdbc;

    ConversationsDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void conversations(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('number', c.id, 'channel', c.channel, 'state', c.state, 'from', c.first_at, 'until', c.last_at,
                                                 'talks', c.talks, 'labels', c.labels)
                          from crm.conversation c
                         where c.profile_id = any(:profiles)
                            or c.id in (select conversation_id from crm.talk where profile_id = any(:profiles)) order by c.id""").param("profiles", profiles).query(rs -> {
            rows.row("Conversations", rs.getString(1));
        });
    }

    void drafts(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('conversation', d.conversation_id, 'kind', d.kind, 'text', d.body, 'savedAt', d.saved_at)
                          from crm.draft d join crm.conversation c on c.id = d.conversation_id
                         where c.profile_id = any(:profiles) order by d.conversation_id, d.user_id, d.kind""").param("profiles", profiles).query(rs -> {
            rows.row("Unsent answers", rs.getString(1));
        });
    }

    /** Forgets what these pieces said; the conversations that lost some, or were theirs. */
    Set<Long> forget(long[] profiles) {
        Set<Long> touched = new HashSet<>(jdbc.sql("select id from crm.conversation where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getLong(1))
                .list());
        touched.addAll(jdbc.sql("delete from crm.talk where profile_id = any(:profiles) returning conversation_id")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getLong(1))
                .list());
        for (String table : new String[] {"draft", "mention"}) {
            jdbc.sql("delete from crm." + table + " where conversation_id = any(:ids)")
                    .param("ids", BeltSql.array(touched))
                    .update();
        }
        return touched;
    }

    int worked(long[] profiles) {
        return jdbc.sql("""
                        select count(distinct profile_id)::int from crm.conversation
                         where profile_id = any(:profiles) and (assignee_id is not null or resolved_by is not null)""")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }
}
