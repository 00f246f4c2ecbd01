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

    void files(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('name', f.name, 'type', f.type, 'keptAt', f.kept_at, 'contents', encode(f.bytes, 'base64'))
                          from messaging.file f where f.profile_id = any(:profiles) order by f.id""").withFetchSize(1).param("profiles", profiles).query(rs -> {
            rows.row("Files", rs.getString(1));
        });
    }

    /** Also those that wait in a message which is not sent yet. */
    long forgetFiles(long[] profiles) {
        return jdbc.sql("""
                        delete from messaging.file
                         where profile_id = any(:profiles)
                            or id in (select unnest(file_ids) from messaging.message where profile_id = any(:profiles))""").param("profiles", profiles).update();
    }

    long forget(long[] profiles, String[] addresses) {
        return jdbc.sql("""
                        delete from messaging.message
                         where profile_id = any(:profiles) or (profile_id is null and address = any(:addresses))""")
                .param("profiles", profiles)
                .param("addresses", addresses)
                .update();
    }

    /** What other programs were told; the calls are named with how they went. */
    void news(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('kind', n.kind, 'event', n.event, 'data', n.data, 'at', n.at, 'to', e.url, 'state', d.state,
                                                 'lastTriedAt', d.tried_at)
                          from messaging.news n join messaging.webhook_delivery d on d.news_id = n.id
                          join messaging.webhook_endpoint e on e.id = d.endpoint_id
                         where n.profile_id = any(:profiles) order by n.id, d.id""").withFetchSize(FETCH).param("profiles", profiles).query(rs -> {
            rows.row("Told to other programs", rs.getString(1));
        });
    }

    void bounced(long[] profiles, String[] addresses, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('address', b.address, 'reason', b.reason, 'lastAt', b.last_at, 'blockedAt', b.blocked_at)
                          from messaging.bounced_address b
                         where b.profile_id = any(:profiles) or b.address = any(:addresses) order by b.address""")
                .withFetchSize(FETCH)
                .param("profiles", profiles)
                .param("addresses", addresses)
                .query(rs -> {
                    rows.row("Returned mail", rs.getString(1));
                });
    }

    /** With what was told of it, or still was to be. */
    long forgetNews(long[] profiles) {
        return jdbc.sql("delete from messaging.news where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }

    long forgetBounced(long[] profiles, String[] addresses) {
        return jdbc.sql("""
                        delete from messaging.bounced_address where profile_id = any(:profiles) or address = any(:addresses)""")
                .param("profiles", profiles)
                .param("addresses", addresses)
                .update();
    }

    void confirmations(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('address', c.address, 'purpose', c.purpose, 'source', c.source, 'textShown', c.shown,
                                                 'askedAt', c.asked_at, 'confirmedAt', c.confirmed_at)
                          from messaging.confirmation c where c.profile_id = any(:profiles) order by c.id""").param("profiles", profiles).query(rs -> {
            rows.row("Asked to confirm that messages are wanted", rs.getString(1));
        });
    }

    long forgetConfirmations(long[] profiles) {
        return jdbc.sql("delete from messaging.confirmation where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }
}
