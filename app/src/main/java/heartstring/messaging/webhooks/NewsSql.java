package heartstring.messaging.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that write news and whom it is told to. */
@Component
class NewsSql {

    /** In one transaction. */
    static final int MOST_DISCARDED = 5_000;

    private final JdbcClient jdbc;

    NewsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void tell(String kind, String key, long profile, Instant at, String data, Instant now) {
        jdbc.sql("""
                        with fresh as (
                          insert into messaging.news (id, news_key, kind, profile_id, data, at, made_at)
                          values (uuidv7(), :key, :kind, nullif(:profile, 0), :data::jsonb, :at::timestamptz, :now::timestamptz)
                          on conflict (news_key) do nothing returning id)
                        insert into messaging.webhook_delivery (endpoint_id, news_id, try_at)
                        select e.id, f.id, :now::timestamptz from fresh f, messaging.webhook_endpoint e
                         where e.disabled_at is null and :kind = any(e.kinds)""")
                .param("key", key)
                .param("kind", kind)
                .param("profile", profile)
                .param("data", data.replace("\\u0000", "\\ufffd"))
                .param("at", at.toString())
                .param("now", now.toString())
                .update();
    }

    /** To one endpoint alone, whatever it wants to hear. */
    long tellOne(int endpoint, String kind, String data, Instant now) {
        UUID id = jdbc.sql("""
                        insert into messaging.news (id, news_key, kind, data, at, made_at)
                        values (uuidv7(), 'test:' || uuidv7(), :kind, :data::jsonb, :now::timestamptz, :now::timestamptz) returning id""")
                .param("kind", kind)
                .param("data", data)
                .param("now", now.toString())
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .single();
        return jdbc.sql("""
                        insert into messaging.webhook_delivery (endpoint_id, news_id, try_at)
                        values (:endpoint, :news, :now::timestamptz) returning id""")
                .param("endpoint", endpoint)
                .param("news", id)
                .param("now", now.toString())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Touchpoints that are news: each once, to endpoints that were there when it was written. */
    void tell(List<Long> touchpoints, List<String> kinds, List<String> wishes, Instant since, Instant now) {
        jdbc.sql("""
                        with fresh as (
                          insert into messaging.news (id, news_key, kind, event, profile_id, touchpoint_id, at, made_at)
                          select uuidv7(), 'touchpoint:' || t.id, w.kind, t.name, t.profile_id, t.id, t.occurred_at, :now::timestamptz
                            from unnest(:touchpoints::bigint[], :kinds::text[], :wishes::text[]) w (id, kind, wish)
                            join touchpoint.v_touchpoint t on t.id = w.id
                           where t.occurred_at > :since::timestamptz
                             and exists (select from messaging.webhook_endpoint e
                                          where e.disabled_at is null and e.since_at <= t.recorded_at and e.kinds && array[w.kind, w.wish])
                          on conflict (news_key) do nothing returning id, kind, event, touchpoint_id)
                        insert into messaging.webhook_delivery (endpoint_id, news_id, try_at)
                        select e.id, f.id, :now::timestamptz
                          from fresh f join touchpoint.v_touchpoint t on t.id = f.touchpoint_id
                          join messaging.webhook_endpoint e
                            on e.disabled_at is null and e.since_at <= t.recorded_at and e.kinds && array[f.kind, 'event:' || f.event]""")
                .param("touchpoints", touchpoints.toArray(Long[]::new))
                .param("kinds", kinds.toArray(String[]::new))
                .param("wishes", wishes.toArray(String[]::new))
                .param("since", since.toString())
                .param("now", now.toString())
                .update();
    }

    /** Touchpoints are taken back with the import that brought them: what was not told yet is not told. */
    void takeBack(List<Long> touchpoints) {
        jdbc.sql("""
                        update messaging.webhook_delivery d set state = 'dropped', reason = 'It was taken back before it was told.'
                          from messaging.news n
                         where n.id = d.news_id and n.touchpoint_id = any(:touchpoints) and d.state = 'waiting'""").param("touchpoints", touchpoints.toArray(Long[]::new)).update();
    }

    /** Lets go of old news, unless an endpoint still waits for it. */
    int discard(Instant before) {
        return jdbc.sql("""
                        delete from messaging.news where id = any(array(
                          select n.id from messaging.news n
                           where n.made_at < :before::timestamptz
                             and not exists (select from messaging.webhook_delivery d join messaging.webhook_endpoint e on e.id = d.endpoint_id
                                              where d.news_id = n.id and d.state = 'waiting' and e.disabled_at is null)
                           order by n.made_at limit :most))""")
                .param("before", before.toString())
                .param("most", MOST_DISCARDED)
                .update();
    }
}
