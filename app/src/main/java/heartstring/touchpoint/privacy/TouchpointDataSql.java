package heartstring.touchpoint.privacy;

import heartstring.customer.privacy.PersonalData;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget a person's touchpoints. */
@Component
class TouchpointDataSql {

    private static final int FETCH = 500;

    /** The width of a block of touchpoint ids. */
    private static final int BLOCK = 1_024;

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

    /**
     * Writes the sums of this person's orders again, as receipts of nobody: amounts, products, store and time stay, every other
     * word goes. They are new touchpoints, so that rooms above derive from them as from any other.
     *
     * @param salt random and forgotten afterwards: an order and its refund still belong together, and nobody finds the number
     */
    void keepReceipts(long[] profiles, String salt) {
        jdbc.sql("""
                        with orders as (
                          select t.*, t.body -> 'properties' p, row_number() over (order by t.occurred_at, t.id) - 1 nth
                            from touchpoint.touchpoint t
                           where t.profile_id = any(:profiles) and t.kind = 'track'
                             and t.name in ('Order Completed', 'Order Updated', 'Order Cancelled', 'Order Canceled', 'Order Refunded')
                             and not exists (select from touchpoint.touchpoint u
                                              where u.profile_id = any(:profiles) and t.name = 'Order Refunded' and u.name = 'Order Refund Undone'
                                                and u.source_id = t.source_id and u.body #> '{properties,order_id}' = t.body #> '{properties,order_id}'
                                                and u.body #> '{properties,refund_id}' = t.body #> '{properties,refund_id}')
                             and t.body -> 'properties' ->> 'order_id' is not null),
                        blocks as (
                          insert into touchpoint.batch (block, size)
                          select nextval('touchpoint.block'), count(*) from orders group by nth / :width
                          returning block, size),
                        numbered as (select block, row_number() over (order by size desc, block) - 1 nth from blocks)
                        insert into touchpoint.touchpoint (id, profile_id, source_id, kind, name, channel, occurred_at, body)
                        select b.block * :width + o.nth % :width, null, o.source_id, o.kind, o.name, o.channel, o.occurred_at,
                               jsonb_build_object('type', 'track', 'event', o.name, 'properties', jsonb_strip_nulls(jsonb_build_object(
                                 'order_id', 'erased-' || left(encode(sha256(convert_to(:salt || o.source_id || (o.p ->> 'order_id'), 'UTF8')), 'hex'), 24),
                                 'total', touchpoint.amount(o.p -> 'total'), 'revenue', touchpoint.amount(o.p -> 'revenue'),
                                 'subtotal', touchpoint.amount(o.p -> 'subtotal'), 'tax', touchpoint.amount(o.p -> 'tax'),
                                 'shipping', touchpoint.amount(o.p -> 'shipping'), 'discount', touchpoint.amount(o.p -> 'discount'),
                                 'value', touchpoint.amount(o.p -> 'value'),
                                 'currency', substring(o.p ->> 'currency' from '^[A-Za-z]{3}$'),
                                 'store_id', case when jsonb_typeof(o.p -> 'store_id') in ('string', 'number') then o.p -> 'store_id' end,
                                 'products', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                                       'product_id', q -> 'product_id', 'sku', q -> 'sku',
                                       'price', touchpoint.amount(q -> 'price'), 'quantity', touchpoint.amount(q -> 'quantity'))))
                                     from jsonb_array_elements(case when jsonb_typeof(o.p -> 'products') = 'array'
                                                                    then o.p -> 'products' end) q
                                    where jsonb_typeof(q) = 'object' and coalesce(q ->> 'product_id', q ->> 'sku') is not null))))
                          from orders o join numbered b on b.nth = o.nth / :width""")
                .param("profiles", profiles)
                .param("width", BLOCK)
                .param("salt", salt)
                .update();
    }

    /** Marks the files of every import that may have some. */
    void markFiles(int days) {
        jdbc.sql("""
                        update touchpoint.import_run set unwanted_at = now()
                         where coalesce(finished_at, created_at) > now() - make_interval(days => :days)
                            or status in ('waiting', 'running', 'cancelling', 'undo-waiting', 'undoing')""").param("days", days).update();
    }

    /** A run whose files may name somebody; open while it is going on. */
    record MarkedRun(long id, boolean open) {}

    List<MarkedRun> markedRuns(UUID home) {
        return jdbc.sql("""
                        select id, status in ('waiting', 'running', 'cancelling', 'undo-waiting', 'undoing') from touchpoint.import_run
                         where unwanted_at is not null and home = :home order by id""")
                .param("home", home)
                .query((rs, n) -> new MarkedRun(rs.getLong(1), rs.getBoolean(2)))
                .list();
    }

    void unmarkFiles(long run) {
        jdbc.sql("update touchpoint.import_run set unwanted_at = null where id = :id")
                .param("id", run)
                .update();
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
