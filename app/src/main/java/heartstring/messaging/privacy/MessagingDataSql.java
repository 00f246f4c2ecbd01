package heartstring.messaging.privacy;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget messages. */
@Component
class MessagingDataSql {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;

    MessagingDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void messages(long[] profiles, String[] addresses, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('to', m.address, 'subject', m.subject, 'text', m.body_text, 'state', m.state,
                                                 'queuedAt', m.queued_at, 'endedAt', m.ended_at)
                          from messaging.message m
                         where m.profile_id = any(:profiles) or (m.profile_id is null and m.address = any(:addresses))
                         order by m.id""")
                .withFetchSize(FETCH)
                .param("profiles", profiles)
                .param("addresses", addresses)
                .query(rs -> {
                    rows.row("Messages", rs.getString(1));
                });
    }

    long forget(long[] profiles, String[] addresses) {
        return jdbc.sql("""
                        delete from messaging.message
                         where profile_id = any(:profiles) or (profile_id is null and address = any(:addresses))""")
                .param("profiles", profiles)
                .param("addresses", addresses)
                .update();
    }
}
