package heartstring.customer.traits;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of declared properties. */
@Component
class TraitsSql {

    private final JdbcClient jdbc;

    TraitsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a piece said already is not said again, except by hand: another piece may have said otherwise since.
     * Each is asked about by the index: as many as an import declares would otherwise be compared with the whole table.
     */
    List<Long> declare(List<Traits.Declared> declared) {
        return jdbc.sql("""
                        with d as (
                          select p, n, j, j::jsonb v, at, s, u, lag(j::jsonb) over (partition by p, n order by at) before
                            from unnest(:profiles::bigint[], :names::text[], :jsons::text[], :ats::timestamptz[], :sources::int[], :users::bigint[])
                                 as t(p, n, j, at, s, u)),
                        room as materialized (
                          select p, (select count(*) from (select distinct name from customer.trait t where t.profile_id = p) x) < :most
                                    as is_left
                            from (select distinct p from d) q),
                        fresh as (
                          select d.p, d.n, d.v, d.at, d.s, d.u from d join room r on r.p = d.p
                            left join lateral (
                              select t.value from customer.trait t
                               where t.profile_id = d.p and t.name = d.n and t.occurred_at <= d.at
                               order by t.occurred_at desc, t.id desc limit 1) c on true
                            left join lateral (
                              select true as is_known from customer.trait t
                               where t.profile_id = d.p and t.name = d.n limit 1) k on true
                           where d.before is distinct from d.v
                             and (d.before is not null or c.value is distinct from d.v or d.s = 0)
                             and (k.is_known or d.j <> 'null' and r.is_left))
                        insert into customer.trait (profile_id, name, value, occurred_at, source_id, user_id)
                        select p, n, v, at, s, nullif(u, 0) from fresh order by p, n
                        returning profile_id""")
                .param(
                        "profiles",
                        declared.stream().mapToLong(Traits.Declared::profileId).toArray())
                .param("names", declared.stream().map(Traits.Declared::name).toArray(String[]::new))
                .param("jsons", declared.stream().map(Traits.Declared::json).toArray(String[]::new))
                .param("ats", declared.stream().map(d -> d.at().toString()).toArray(String[]::new))
                .param(
                        "sources",
                        declared.stream().mapToInt(Traits.Declared::sourceId).toArray())
                .param(
                        "users",
                        declared.stream().mapToLong(Traits.Declared::userId).toArray())
                .param("most", Traits.MAX_NAMES)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}
