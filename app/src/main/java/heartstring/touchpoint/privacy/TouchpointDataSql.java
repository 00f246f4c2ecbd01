package heartstring.touchpoint.privacy;

import heartstring.customer.privacy.PersonalData;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget a person's touchpoints. */
@Component
class TouchpointDataSql {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;

    TouchpointDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes one rejected event. */
    interface Payloads {
        void take(long id, String namespace, String payload);
    }

    void touchpoints(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('touchpoint', t.id, 'occurredAt', t.occurred_at, 'recordedAt', t.recorded_at,
                               'channel', t.channel, 'kind', t.kind, 'name', t.name, 'source', t.source_id, 'profile', t.profile_id,
                               'event', t.body)
                          from touchpoint.touchpoint t where t.profile_id = any(:profiles) order by t.occurred_at, t.id""").withFetchSize(FETCH).param("profiles", profiles).query(rs -> {
            rows.row("Touchpoints", rs.getString(1));
        });
    }

    void sources(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('source', s.id, 'name', s.name, 'channel', s.channel) from touchpoint.source s
                         where s.id in (select distinct t.source_id from touchpoint.touchpoint t where t.profile_id = any(:profiles))
                         order by s.id""").param("profiles", profiles).query(rs -> {
            rows.row("Sources", rs.getString(1));
        });
    }

    void rejected(List<Long> ids, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('receivedAt', received_at, 'reason', reason, 'source', source_id, 'payload', payload)
                          from touchpoint.rejected where id = any(:ids) order by id""").param("ids", longs(ids)).query(rs -> {
            rows.row("Events that could not be taken in", rs.getString(1));
        });
    }

    void eachRejected(Payloads payloads) {
        jdbc.sql("""
                        select r.id, coalesce(s.user_id_namespace, ''), r.payload
                          from touchpoint.rejected r left join touchpoint.source s on s.id = r.source_id where r.payload <> ''""").withFetchSize(FETCH).query(rs -> {
            payloads.take(rs.getLong(1), rs.getString(2), rs.getString(3));
        });
    }

    long forget(long[] profiles) {
        return jdbc.sql("delete from touchpoint.touchpoint where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }

    long forgetRejected(List<Long> ids) {
        return jdbc.sql("delete from touchpoint.rejected where id = any(:ids)")
                .param("ids", longs(ids))
                .update();
    }

    private static long[] longs(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
