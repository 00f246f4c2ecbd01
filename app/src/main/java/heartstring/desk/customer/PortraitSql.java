package heartstring.desk.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of a customer's portrait; each reads by customer id and is bounded. */
@Repository
class PortraitSql {

    private final JdbcClient jdbc;

    PortraitSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Long> current(long id) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into, 1 hops from customer.v_customer where id = :id
                          union all
                          select c.id, c.merged_into, r.hops + 1 from r join customer.v_customer c on c.id = r.merged_into
                           where r.hops < 1000)
                        select id from r where merged_into is null""").param("id", id).query((rs, n) -> rs.getLong(1)).optional();
    }

    Optional<Portrait.Head> head(long id) {
        return jdbc.sql("""
                        select kind, name, email, phone, city, country, profiles, first_seen_at
                          from customer.v_headline where customer_id = :id""")
                .param("id", id)
                .query((rs, n) -> new Portrait.Head(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getInt(7),
                        rs.getTimestamp(8).toInstant()))
                .optional();
    }

    List<Portrait.Known> identifiers(long id, int limit) {
        return jdbc.sql("""
                        select i.kind, i.value from customer.v_profile p
                          join customer.v_identifier i on i.profile_id = p.id
                         where p.customer_id = :id
                         group by i.kind, i.value
                         order by case when i.kind = 'anonymous_id' then 4 when i.kind = 'email' then 0 when i.kind = 'phone' then 1
                                       when i.kind = 'loyalty_card' then 2 else 3 end, min(i.first_seen_at), i.value
                         limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> new Portrait.Known(rs.getString(1), rs.getString(2)))
                .list();
    }

    List<String> channels(long id) {
        return jdbc.sql("""
                        select s.channel from customer.v_profile p join touchpoint.v_source s on s.id = p.source_id
                         where p.customer_id = :id group by s.channel order by min(p.id) limit 20""").param("id", id).query((rs, n) -> rs.getString(1)).list();
    }

    List<Told> properties(long id, int limit) {
        return jdbc.sql("""
                        select * from (
                          select distinct on (t.name) t.name, t.value::text, t.occurred_at, s.name source, u.name colleague,
                                 count(*) over (partition by t.name) told
                            from customer.v_profile p join customer.v_trait t on t.profile_id = p.id
                            left join touchpoint.v_source s on s.id = t.source_id
                            left join platform.v_user u on u.id = t.user_id
                           where p.customer_id = :id
                           order by t.name, t.occurred_at desc, t.id desc) now
                         where value <> 'null'
                         order by array_position(array['name', 'firstName', 'lastName', 'email', 'phone', 'company', 'city', 'country',
                                                       'birthday', 'language'], name) nulls last, name
                         limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> told(rs))
                .list();
    }

    /** What holds of one property now, as JSON. */
    Optional<String> now(long id, String name) {
        return jdbc.sql("""
                        select t.value::text from customer.v_profile p join customer.v_trait t on t.profile_id = p.id
                         where p.customer_id = :id and t.name = :name
                         order by t.occurred_at desc, t.id desc limit 1""")
                .param("id", id)
                .param("name", name)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    /** Every telling of one property, newest first. */
    List<Told> history(long id, String name, int limit) {
        return jdbc.sql("""
                        select t.name, t.value::text, t.occurred_at, s.name source, u.name colleague, 0 told
                          from customer.v_profile p join customer.v_trait t on t.profile_id = p.id
                          left join touchpoint.v_source s on s.id = t.source_id
                          left join platform.v_user u on u.id = t.user_id
                         where p.customer_id = :id and t.name = :name
                         order by t.occurred_at desc, t.id desc limit :limit""")
                .param("id", id)
                .param("name", name)
                .param("limit", limit)
                .query((rs, n) -> told(rs))
                .list();
    }

    List<Portrait.Relation> companies(long id, int limit) {
        return jdbc.sql("""
                        select h.customer_id, h.kind, h.name, max(r.role) from customer.v_profile p
                          join customer.v_relation r on r.person_profile_id = p.id
                          join customer.v_profile c on c.id = r.company_profile_id
                          join customer.v_headline h on h.customer_id = c.customer_id
                         where p.customer_id = :id group by 1, 2, 3 order by h.name limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> relation(rs))
                .list();
    }

    List<Portrait.Relation> people(long id, int limit) {
        return jdbc.sql("""
                        select h.customer_id, h.kind, h.name, max(r.role) from customer.v_profile p
                          join customer.v_relation r on r.company_profile_id = p.id
                          join customer.v_profile c on c.id = r.person_profile_id
                          join customer.v_headline h on h.customer_id = c.customer_id
                         where p.customer_id = :id group by 1, 2, 3 order by h.name limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> relation(rs))
                .list();
    }

    /** Customers that look alike, that a rule refused to join, and that wait for a colleague's word. */
    List<Portrait.Kin> waiting(long id, int limit) {
        return jdbc.sql("""
                        with mine as (select id from customer.v_profile where customer_id = :id),
                        pairs as (
                          select f.right_profile_id other, f.reason from mine join customer.v_refusal f on f.left_profile_id = mine.id
                           where f.settled_at is null
                          union all
                          select f.left_profile_id, f.reason from mine join customer.v_refusal f on f.right_profile_id = mine.id
                           where f.settled_at is null)
                        select h.customer_id, h.name, 'waiting', min(x.reason) from pairs x
                          join customer.v_profile p on p.id = x.other
                          join customer.v_headline h on h.customer_id = p.customer_id
                         where h.customer_id <> :id group by 1, 2 order by 1 limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> kin(rs))
                .list();
    }

    /** Customers that colleagues pulled apart from this one. */
    List<Portrait.Kin> apart(long id, int limit) {
        return jdbc.sql("""
                        select h.customer_id, h.name, 'apart', '' from customer.v_profile mine
                          join customer.v_kept_apart a on a.profile_id = mine.id
                          join customer.v_kept_apart b on b.movement_id = a.movement_id and b.side <> a.side
                          join customer.v_profile p on p.id = b.profile_id
                          join customer.v_headline h on h.customer_id = p.customer_id
                         where mine.customer_id = :id and h.customer_id <> :id
                         group by 1, 2 order by 1 limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> kin(rs))
                .list();
    }

    Map<Long, TimelineView.Whose> names(long[] profiles) {
        Map<Long, TimelineView.Whose> names = new HashMap<>();
        jdbc.sql("""
                        select p.id, p.customer_id, h.name from customer.v_profile p
                          join customer.v_headline h on h.customer_id = p.customer_id
                         where p.id = any(:profiles)""").param("profiles", profiles).query(rs -> {
            names.put(rs.getLong(1), new TimelineView.Whose(rs.getLong(2), rs.getString(3)));
        });
        return names;
    }

    private static Told told(ResultSet rs) throws SQLException {
        return new Told(
                rs.getString(1),
                rs.getString(2),
                rs.getTimestamp(3).toInstant(),
                rs.getString(4),
                rs.getString(5),
                rs.getInt(6));
    }

    private static Portrait.Relation relation(ResultSet rs) throws SQLException {
        return new Portrait.Relation(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4));
    }

    private static Portrait.Kin kin(ResultSet rs) throws SQLException {
        return new Portrait.Kin(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4));
    }
}
