package heartstring.story.customers;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that tell programs of one customer. */
@Component
public class CustomerSql {

    private static final String THREE_SIXTY = """
                        with c as (select id, kind, created_at from customer.v_customer where id = ? and merged_into is null),
                        p as materialized (select p.id from customer.v_profile p where p.customer_id = (select id from c)),
                        top as (
                          select t.id, t.occurred_at from p cross join lateral (
                            select t.id, t.occurred_at from touchpoint.v_touchpoint t where t.profile_id = p.id
                             order by t.occurred_at desc, t.id desc limit 20) t
                           order by t.occurred_at desc, t.id desc limit 20)
                        select json_build_object(
                          'id', c.id, 'kind', c.kind, 'createdAt', c.created_at,
                          'headline', (
                            select json_build_object('name', h.name, 'email', h.email, 'phone', h.phone, 'city', h.city,
                                                     'country', h.country, 'language', h.language, 'pieces', h.profiles,
                                                     'firstSeenAt', h.first_seen_at)
                              from customer.v_headline h where h.customer_id = c.id),
                          'identifiers', (
                            select coalesce(json_agg(json_build_object('kind', i.kind, 'value', i.value)), '[]')
                              from (select distinct i.kind, i.value from p join customer.v_identifier i on i.profile_id = p.id
                                     order by 1, 2 limit 200) i),
                          'traits', (
                            select coalesce(json_object_agg(t.name, t.value) filter (where t.value <> 'null'), '{}')
                              from (select distinct on (t.name) t.name, t.value from p join customer.v_trait t on t.profile_id = p.id
                                     order by t.name, t.occurred_at desc, t.id desc limit 250) t),
                          'figures', json_build_object(
                            'firstAt', (select min(a.first_at) from p join story.activity a on a.profile_id = p.id),
                            'lastAt', (select max(a.last_at) from p join story.activity a on a.profile_id = p.id),
                            'touchpoints', coalesce((select sum(a.touchpoints) from p join story.activity a on a.profile_id = p.id), 0),
                            'spent', (
                              select coalesce(json_agg(json_build_object('currency', s.currency, 'amountMinor', s.spent_minor,
                                                                         'orders', s.orders, 'lastOrderAt', s.last_order_at)), '[]')
                                from (select s.currency, sum(s.spent_minor) spent_minor, sum(s.orders) orders,
                                             max(s.last_order_at) last_order_at
                                        from p join story.spend s on s.profile_id = p.id group by 1 order by 2 desc limit 50) s),
                            'channels', (
                              select coalesce(json_object_agg(a.channel, a.touchpoints), '{}')
                                from (select a.channel, sum(a.touchpoints) touchpoints from p join story.activity a on a.profile_id = p.id
                                       group by 1 order by 2 desc limit 50) a)),
                          'touchpoints', (
                            select coalesce(json_agg(json_build_object(
                                     'id', t.id, 'at', t.occurred_at, 'kind', t.kind, 'name', t.name, 'channel', t.channel,
                                     'total', q -> 'total', 'currency', q -> 'currency',
                                     'store', coalesce(q ->> 'affiliation', q ->> 'store_name', q ->> 'store_id'),
                                     'product', coalesce(q ->> 'name', q ->> 'product_id'),
                                     'text', left(coalesce(q ->> 'text', q ->> 'message_body', q ->> 'comment', q ->> 'review_body'), 140),
                                     'score', coalesce(q -> 'score', q -> 'rating')) order by t.occurred_at desc, t.id desc), '[]')
                              from top join touchpoint.v_touchpoint t on t.id = top.id
                             cross join lateral (select t.body -> 'properties' as q) b))::text
                          from c where exists (select from customer.v_profile l where l.customer_id = c.id and l.erased_at is null)""";

    private final JdbcClient jdbc;

    CustomerSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The statement behind {@code GET /api/customers/ID}: one parameter, the id; one row of JSON text, none for an unknown id. */
    public static String threeSixty() {
        return THREE_SIXTY;
    }

    Optional<String> customer(long id) {
        return jdbc.sql(THREE_SIXTY).param(id).query((rs, n) -> rs.getString(1)).optional();
    }

    /** The customer that this id leads to now; 0 when there never was one, or nothing of it is left. */
    long current(long id) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into from customer.v_customer where id = :id
                          union all
                          select c.id, c.merged_into from r join customer.v_customer c on c.id = r.merged_into)
                        select coalesce((select r.id from r where r.merged_into is null
                                          and exists (select from customer.v_profile p where p.customer_id = r.id and p.erased_at is null)), 0)""").param("id", id).query(Long.class).single();
    }

    /** A customer that shows the identifier. */
    record Found(
            long id,
            String kind,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city) {}

    /** Those who show it, the one that was seen last first; at most ten. */
    List<Found> showing(String kind, String value) {
        return jdbc.sql("""
                        with f as (
                          select distinct p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                           where i.kind = :kind and i.value = :value and p.erased_at is null)
                        select f.customer_id, c.kind, h.name, h.email, h.phone, h.city
                          from f join customer.v_customer c on c.id = f.customer_id
                          left join customer.v_headline h on h.customer_id = f.customer_id
                          left join story.standing s on s.customer_id = f.customer_id
                         order by s.last_at desc nulls last, f.customer_id limit 10""")
                .param("kind", kind)
                .param("value", value)
                .query((rs, n) -> new Found(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6)))
                .list();
    }
}
