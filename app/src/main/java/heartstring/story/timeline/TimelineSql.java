package heartstring.story.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the timeline: of each piece the newest rows by index, merged, and only those read in full. */
@Component
class TimelineSql {

    /** What is changed by hand has no source; in the order of all things it stands under its number below zero. */
    private static final String READ = """
                        select t.id, coalesce(t.profile_id, 0), t.kind, t.name, t.channel, t.occurred_at, t.body::text, s.name, p.name
                          from top join touchpoint.v_touchpoint t on t.id = top.id
                          left join commerce.v_store s on s.key = btrim(t.body #>> '{properties,store_id}')
                          left join commerce.v_product p on p.key = btrim(t.body #>> '{properties,product_id}')
                         where top.id > 0
                        union all
                        select -t.id, t.profile_id, 'property', t.name, 'crm', t.occurred_at,
                               json_build_object('properties', json_build_object('property', t.name, 'value', t.value,
                                 'by', case when t.user_id is null then 'A program' else coalesce(u.name, 'A colleague') end))::text,
                               null, null
                          from top join customer.v_trait t on t.id = -top.id left join platform.v_user u on u.id = t.user_id
                         where top.id < 0
                         order by 6 desc, 1 desc""";

    private final JdbcClient jdbc;

    TimelineSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            long id,
            long profileId,
            String kind,
            String name,
            String channel,
            Instant at,
            String body,
            @Nullable String store,
            @Nullable String product) {}

    record Whole(Row row, Instant recordedAt, String source, long customerId) {}

    List<Row> page(long[] customers, Filter filter, List<String> hidden, @Nullable Place after, int limit) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("customers", customers);
        params.put("limit", limit);
        StringBuilder where = new StringBuilder();
        String changed = changes(filter) ? "" : " and false";
        if (!hidden.isEmpty()) {
            changed += " and t.name <> all(:hidden)";
            params.put("hidden", hidden.toArray(String[]::new));
        }
        if (after != null) {
            where.append(" and (t.occurred_at, t.id) < (:at::timestamptz, :id)");
            changed += " and (t.occurred_at, -t.id) < (:at::timestamptz, :id)";
            params.put("at", after.at().toString());
            params.put("id", after.id());
        }
        if (!filter.channels().isEmpty()) {
            where.append(" and t.channel = any(:channels)");
            params.put("channels", filter.channels().toArray(String[]::new));
        }
        if (!filter.groups().isEmpty()) {
            where.append(kinds(filter.groups(), params));
        }
        return jdbc.sql("""
                        with top as (
                          select t.id from customer.v_profile p cross join lateral (
                            (select t.id, t.occurred_at from touchpoint.v_touchpoint t
                              where t.profile_id = p.id%s
                              order by t.occurred_at desc, t.id desc limit :limit)
                            union all
                            (select -t.id, t.occurred_at from customer.v_trait t
                              where t.profile_id = p.id and t.source_id = 0%s
                              order by t.occurred_at desc, t.id limit :limit)) t
                           where p.customer_id = any(:customers)
                           order by t.occurred_at desc, t.id desc limit :limit)
                        """.formatted(where, changed) + READ)
                .params(params)
                .query((rs, n) -> row(rs))
                .list();
    }

    List<Row> these(long[] touchpoints) {
        return jdbc.sql("with top as (select unnest(:ids::bigint[]) as id) " + READ)
                .param("ids", touchpoints)
                .query((rs, n) -> row(rs))
                .list();
    }

    /** Whether a filter lets through what was changed by hand. */
    private static boolean changes(Filter filter) {
        return (filter.groups().isEmpty() || filter.groups().contains(KindGroup.DETAILS))
                && (filter.channels().isEmpty() || filter.channels().contains("crm"));
    }

    private static String kinds(Set<KindGroup> groups, Map<String, Object> params) {
        Set<String> calls = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        groups.forEach(g -> {
            calls.addAll(g.calls());
            names.addAll(g.names());
        });
        params.put("calls", calls.toArray(String[]::new));
        params.put("names", names.toArray(String[]::new));
        if (!groups.contains(KindGroup.OTHER)) {
            return " and (t.kind = any(:calls) or (t.kind = 'track' and t.name = any(:names)))";
        }
        params.put("known", KindGroup.known().toArray(String[]::new));
        return " and (t.kind = any(:calls) or (t.kind = 'track' and (t.name = any(:names) or t.name <> all(:known))))";
    }

    /** A property changed by hand, with what held on that piece before. */
    Optional<Whole> change(long trait) {
        return jdbc.sql("""
                        select -t.id, t.profile_id, 'property', t.name, 'crm', t.occurred_at,
                               json_build_object('properties', json_build_object('property', t.name, 'value', t.value, 'before', b.value,
                                 'by', case when t.user_id is null then 'A program' else coalesce(u.name, 'A colleague') end))::text,
                               null, null, t.recorded_at, 'a colleague''s hand', coalesce(p.customer_id, 0)
                          from customer.v_trait t
                          left join customer.v_profile p on p.id = t.profile_id
                          left join platform.v_user u on u.id = t.user_id
                          left join lateral (
                            select o.value from customer.v_profile q join customer.v_trait o on o.profile_id = q.id
                             where q.customer_id = p.customer_id and o.name = t.name and (o.occurred_at, o.id) < (t.occurred_at, t.id)
                             order by o.occurred_at desc, o.id desc limit 1) b on true
                         where t.id = :id and t.source_id = 0""")
                .param("id", trait)
                .query((rs, n) -> new Whole(row(rs), rs.getTimestamp(10).toInstant(), rs.getString(11), rs.getLong(12)))
                .optional();
    }

    Optional<Whole> whole(long touchpoint) {
        return jdbc.sql("""
                        with top as (select :id::bigint as id)
                        select t.id, coalesce(t.profile_id, 0), t.kind, t.name, t.channel, t.occurred_at, t.body::text, s.name, p.name,
                               t.recorded_at, coalesce(o.name, ''), coalesce(f.customer_id, 0)
                          from top join touchpoint.v_touchpoint t on t.id = top.id
                          left join commerce.v_store s on s.key = btrim(t.body #>> '{properties,store_id}')
                          left join commerce.v_product p on p.key = btrim(t.body #>> '{properties,product_id}')
                          left join touchpoint.v_source o on o.id = t.source_id
                          left join customer.v_profile f on f.id = t.profile_id""")
                .param("id", touchpoint)
                .query((rs, n) -> new Whole(row(rs), rs.getTimestamp(10).toInstant(), rs.getString(11), rs.getLong(12)))
                .optional();
    }

    private static Row row(ResultSet rs) throws SQLException {
        return new Row(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                rs.getTimestamp(6).toInstant(),
                rs.getString(7),
                rs.getString(8),
                rs.getString(9));
    }
}
