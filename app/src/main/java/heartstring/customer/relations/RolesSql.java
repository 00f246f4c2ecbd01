package heartstring.customer.relations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of roles and of companies above companies, by customer. */
@Component
class RolesSql {

    private final JdbcClient jdbc;

    RolesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Lead(long profileId, boolean isCompany) {}

    /** The lead piece of a current customer. */
    Optional<Lead> lead(long customer) {
        return jdbc.sql("""
                        select p.id, c.kind = 'company' from customer.profile p join customer.customer c on c.id = p.customer_id
                         where p.customer_id = :customer and p.erased_at is null order by p.id limit 1 for share of p""")
                .param("customer", customer)
                .query((rs, n) -> new Lead(rs.getLong(1), rs.getBoolean(2)))
                .optional();
    }

    List<Roles.Role> people(long company, int limit) {
        return jdbc.sql("""
                        select h.customer_id, h.name, max(r.role) from customer.profile p
                          join customer.relation r on r.company_profile_id = p.id and r.ended_at is null
                          join customer.profile q on q.id = r.person_profile_id
                          join customer.headline h on h.customer_id = q.customer_id
                         where p.customer_id = :id and q.customer_id <> :id group by 1, 2 order by h.name, 1 limit :limit""")
                .param("id", company)
                .param("limit", limit)
                .query((rs, n) -> new Roles.Role(rs.getLong(1), rs.getString(2), rs.getString(3)))
                .list();
    }

    List<Roles.Role> companies(long person, int limit) {
        return jdbc.sql("""
                        select h.customer_id, h.name, max(r.role) from customer.profile p
                          join customer.relation r on r.person_profile_id = p.id and r.ended_at is null
                          join customer.profile q on q.id = r.company_profile_id
                          join customer.headline h on h.customer_id = q.customer_id
                         where p.customer_id = :id and q.customer_id <> :id group by 1, 2 order by h.name, 1 limit :limit""")
                .param("id", person)
                .param("limit", limit)
                .query((rs, n) -> new Roles.Role(rs.getLong(1), rs.getString(2), rs.getString(3)))
                .list();
    }

    /** Also what other pieces of the two said of it before now reads the same. */
    void appoint(long person, long company, long personProfile, long companyProfile, String role, Instant now) {
        jdbc.sql("""
                        update customer.relation r set role = nullif(:role, '')
                          from customer.profile p, customer.profile c
                         where p.id = r.person_profile_id and c.id = r.company_profile_id
                           and p.customer_id = :person and c.customer_id = :company and r.ended_at is null""")
                .param("role", role)
                .param("person", person)
                .param("company", company)
                .update();
        jdbc.sql("""
                        insert into customer.relation (person_profile_id, company_profile_id, role, since_at)
                        values (:personProfile, :companyProfile, nullif(:role, ''), :now::timestamptz)
                        on conflict (person_profile_id, company_profile_id) do update
                           set role = excluded.role, ended_at = null,
                               since_at = case when relation.ended_at is null then relation.since_at else excluded.since_at end""")
                .param("personProfile", personProfile)
                .param("companyProfile", companyProfile)
                .param("role", role)
                .param("now", now.toString())
                .update();
    }

    int dismiss(long person, long company, Instant now) {
        return jdbc.sql("""
                        update customer.relation r set ended_at = :now::timestamptz
                          from customer.profile p, customer.profile c
                         where p.id = r.person_profile_id and c.id = r.company_profile_id
                           and p.customer_id = :person and c.customer_id = :company and r.ended_at is null""")
                .param("now", now.toString())
                .param("person", person)
                .param("company", company)
                .update();
    }

    void lockHierarchy() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('customer.company_parent'))")
                .query((rs, n) -> true)
                .single();
    }

    Optional<Roles.Company> parent(long company) {
        return jdbc.sql("""
                        select h.customer_id, h.name from customer.profile p
                          join customer.company_parent x on x.child_profile_id = p.id
                          join customer.profile q on q.id = x.parent_profile_id
                          join customer.headline h on h.customer_id = q.customer_id
                         where p.customer_id = :id and q.customer_id <> :id order by x.since_at desc limit 1""")
                .param("id", company)
                .query((rs, n) -> new Roles.Company(rs.getLong(1), rs.getString(2)))
                .optional();
    }

    List<Roles.Company> children(long company, int limit) {
        return jdbc.sql("""
                        select distinct h.customer_id, h.name from customer.profile p
                          join customer.company_parent x on x.parent_profile_id = p.id
                          join customer.profile q on q.id = x.child_profile_id
                          join customer.headline h on h.customer_id = q.customer_id
                         where p.customer_id = :id and q.customer_id <> :id order by h.name, 1 limit :limit""")
                .param("id", company)
                .param("limit", limit)
                .query((rs, n) -> new Roles.Company(rs.getLong(1), rs.getString(2)))
                .list();
    }

    /** A merge may have closed a circle: nobody is met twice. */
    List<Long> below(long company, int limit) {
        return jdbc.sql("""
                        with recursive down as (
                          select :id::bigint as id
                          union
                          select q.customer_id from down
                            join customer.profile p on p.customer_id = down.id
                            join customer.company_parent x on x.parent_profile_id = p.id
                            join customer.profile q on q.id = x.child_profile_id)
                        select id from down where id <> :id limit :limit""")
                .param("id", company)
                .param("limit", limit)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    List<Long> together(long company, int limit) {
        return jdbc.sql("""
                        with recursive down as (
                          select :id::bigint as id
                          union
                          select q.customer_id from down
                            join customer.profile p on p.customer_id = down.id
                            join customer.company_parent x on x.parent_profile_id = p.id
                            join customer.profile q on q.id = x.child_profile_id)
                        select id from (
                          select id, 0 rank from down
                          union
                          select q.customer_id, 1 from down
                            join customer.profile p on p.customer_id = down.id
                            join customer.relation r on r.company_profile_id = p.id and r.ended_at is null
                            join customer.profile q on q.id = r.person_profile_id) x
                         group by id order by min(rank), id limit :limit""")
                .param("id", company)
                .param("limit", limit)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    int levelsAbove(long company, int most) {
        return jdbc.sql("""
                        with recursive up as (
                          select :id::bigint as id, 0 as level
                          union
                          select q.customer_id, up.level + 1 from up
                            join customer.profile p on p.customer_id = up.id
                            join customer.company_parent x on x.child_profile_id = p.id
                            join customer.profile q on q.id = x.parent_profile_id
                           where up.level < :most)
                        select max(level) from up""")
                .param("id", company)
                .param("most", most)
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    int freeFromParent(long company) {
        return jdbc.sql("""
                        delete from customer.company_parent x using customer.profile p
                         where p.id = x.child_profile_id and p.customer_id = :id""").param("id", company).update();
    }

    void place(long child, long parent, Instant now) {
        jdbc.sql("""
                        insert into customer.company_parent (child_profile_id, parent_profile_id, since_at)
                        values (:child, :parent, :now::timestamptz)""")
                .param("child", child)
                .param("parent", parent)
                .param("now", now.toString())
                .update();
    }
}
