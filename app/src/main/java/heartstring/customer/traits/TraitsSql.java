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

    List<Long> declare(List<Traits.Declared> declared) {
        return jdbc.sql("""
                        with d as (
                          select t.*, lag(j::jsonb) over (partition by p, n order by at) before from unnest(:profiles::bigint[], :names::text[], :jsons::text[], :ats::timestamptz[], :sources::int[], :users::bigint[])
                                 as t(p, n, j, at, s, u)),
                        fresh as (
                          select p, n, j::jsonb v, at, s, u from d
                           where before is distinct from j::jsonb
                             and (before is not null or not exists (
                             select from (select t.value from customer.trait t
                                           where t.profile_id = p and t.name = n and t.occurred_at <= at
                                           order by t.occurred_at desc, t.id desc limit 1) c
                              where c.value = j::jsonb))
                             and (j <> 'null' or exists (select from customer.trait t where t.profile_id = p and t.name = n))
                             and (exists (select from customer.trait t where t.profile_id = p and t.name = n)
                                  or (select count(*) from (select distinct name from customer.trait t where t.profile_id = p) x) < :most))
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
