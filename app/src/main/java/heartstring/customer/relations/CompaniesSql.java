package heartstring.customer.relations;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of people at companies. */
@Component
class CompaniesSql {

    private final JdbcClient jdbc;

    CompaniesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void join(List<Companies.Member> members) {
        jdbc.sql("""
                        insert into customer.relation (person_profile_id, company_profile_id, role, since_at)
                        select distinct on (p, c) p, c, left(r, 100), at
                          from unnest(:people::bigint[], :companies::bigint[], :roles::text[], :ats::timestamptz[]) as t(p, c, r, at)
                         order by p, c, at desc
                        on conflict (person_profile_id, company_profile_id) do update
                           set role = coalesce(excluded.role, relation.role), since_at = least(relation.since_at, excluded.since_at)""")
                .param(
                        "people",
                        members.stream().mapToLong(Companies.Member::person).toArray())
                .param(
                        "companies",
                        members.stream().mapToLong(Companies.Member::company).toArray())
                .param("roles", members.stream().map(Companies.Member::role).toArray(String[]::new))
                .param("ats", members.stream().map(m -> m.at().toString()).toArray(String[]::new))
                .update();
    }
}
