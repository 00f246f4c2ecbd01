package heartstring.loyalty.households;

import heartstring.loyalty.members.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of households. */
@Component
class HouseholdsSql {

    private static final String MADE =
            "select programme_id, made_at from loyalty.household where id = :id and ended_at is null";

    private final JdbcClient jdbc;

    HouseholdsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A household and when it began. */
    record Made(int programmeId, Instant at) {}

    /** What one customer does about households comes one after the other. */
    void lockCustomer(long customer) {
        jdbc.sql("select pg_advisory_xact_lock(7308, hashint8(:customer))")
                .param("customer", customer)
                .query(row -> {});
    }

    Optional<Made> lock(long id) {
        return one(MADE + " for update", id);
    }

    Optional<Made> byId(long id) {
        return one(MADE, id);
    }

    private Optional<Made> one(String statement, long id) {
        return jdbc.sql(statement)
                .param("id", id)
                .query((rs, n) -> new Made(rs.getInt(1), rs.getTimestamp(2).toInstant()))
                .optional();
    }

    long make(int programme, Instant now) {
        return jdbc.sql("""
                        insert into loyalty.household (programme_id, made_at) values (:programme, :now::timestamptz) returning id""")
                .param("programme", programme)
                .param("now", now.toString())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void add(long household, Member member, boolean head, Instant now) {
        jdbc.sql("""
                        insert into loyalty.household_member (household_id, programme_id, profile_id, head, joined_at)
                        values (:household, :programme, :profile, :head, :now::timestamptz)""")
                .param("household", household)
                .param("programme", member.programmeId())
                .param("profile", member.profileId())
                .param("head", head)
                .param("now", now.toString())
                .update();
    }

    Optional<Long> ofCustomer(int programme, long customer) {
        return jdbc.sql("""
                        select m.household_id from customer.v_profile p
                          join loyalty.household_member m
                            on m.profile_id = p.id and m.programme_id = :programme and m.left_at is null
                         where p.customer_id = :customer order by m.id limit 1""")
                .param("programme", programme)
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    long customers(long household) {
        return jdbc.sql("""
                        select count(distinct p.customer_id) from loyalty.household_member m
                          join customer.v_profile p on p.id = m.profile_id
                         where m.household_id = :household and m.left_at is null""")
                .param("household", household)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void leave(long household, long customer, Instant now) {
        jdbc.sql("""
                        update loyalty.household_member set left_at = :now::timestamptz
                         where household_id = :household and left_at is null
                           and profile_id in (select id from customer.v_profile where customer_id = :customer)""")
                .param("now", now.toString())
                .param("household", household)
                .param("customer", customer)
                .update();
    }

    /** Whoever has been there longest is head where there is none. */
    void head(long household) {
        jdbc.sql("""
                        update loyalty.household_member set head = true
                         where id = (select min(id) from loyalty.household_member
                                      where household_id = :household and left_at is null)
                           and not exists (select from loyalty.household_member
                                            where household_id = :household and left_at is null and head)""").param("household", household).update();
    }

    void end(long household, Instant now) {
        jdbc.sql("update loyalty.household set ended_at = :now::timestamptz where id = :id")
                .param("now", now.toString())
                .param("id", household)
                .update();
    }

    List<Household.One> people(long household) {
        return jdbc.sql("""
                        select coalesce((select b.id from customer.v_profile q join loyalty.member b on b.profile_id = q.id
                                          where q.customer_id = p.customer_id and b.programme_id = m.programme_id
                                          order by b.status, b.id limit 1), 0),
                               p.customer_id, coalesce(nullif(h.name, ''), 'Customer ' || p.customer_id), m.head, m.joined_at
                          from loyalty.household_member m
                          join customer.v_profile p on p.id = m.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                         where m.household_id = :household and m.left_at is null order by m.id limit 200""")
                .param("household", household)
                .query((rs, n) -> new Household.One(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getBoolean(4),
                        rs.getTimestamp(5).toInstant()))
                .list();
    }
}
