package heartstring.desk.members;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the list of members. */
@Component("deskMembersSql")
class MembersSql {

    private static final String LINES = """
            select m.id, coalesce(nullif(h.name, ''), 'Customer ' || p.customer_id), m.card, m.status, m.joined_at,
                   coalesce(sum(b.available), 0), coalesce(sum(b.pending), 0), coalesce(-sum(b.owed), 0)
              from (select id, profile_id, card, status, joined_at from loyalty.v_member
                     where programme_id = :programme and id < :before and (:status = '' or status = :status)
                       and (:all or profile_id in (select id from customer.v_profile where customer_id = any(:customers)))%s
                     order by id desc limit :most) m
              join customer.v_profile p on p.id = m.profile_id
              left join customer.v_headline h on h.customer_id = p.customer_id
              left join customer.v_profile q on q.customer_id = p.customer_id
              left join loyalty.v_balance b on b.unit_id = :unit and b.holder = 'member' and b.holder_id = q.id
             group by 1, 2, 3, 4, 5
             order by m.id desc""";

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    MembersSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** A page, newest members first; {@code customers} null for those of everybody. */
    List<MembersView.Line> page(
            int programme, int unit, String status, @Nullable List<Long> customers, long before, int most) {
        CustomerReach reach = this.customers.now();
        String reached = reach.andOf("(select r.customer_id from customer.v_profile r where r.id = profile_id)");
        return jdbc.sql(LINES.formatted(reached))
                .params(reach.params())
                .param("programme", programme)
                .param("unit", unit)
                .param("status", status)
                .param("all", customers == null)
                .param(
                        "customers",
                        customers == null
                                ? new long[0]
                                : customers.stream().mapToLong(Long::longValue).toArray())
                .param("before", before)
                .param("most", most)
                .query((rs, n) -> new MembersView.Line(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getTimestamp(5).toInstant(),
                        rs.getLong(6),
                        rs.getLong(7),
                        rs.getLong(8)))
                .list();
    }

    String name(long customer) {
        return jdbc.sql("select name from customer.v_headline where customer_id = :customer and name <> ''")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("Customer " + customer);
    }

    Optional<Long> memberOf(long profile) {
        return jdbc.sql("""
                        select m.id from customer.v_profile p join customer.v_profile q on q.customer_id = p.customer_id
                          join loyalty.v_member m on m.profile_id = q.id
                         where p.id = :profile order by m.status, m.id limit 1""")
                .param("profile", profile)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Optional<String> colleague(long user) {
        return jdbc.sql("select name from platform.v_user where id = :user")
                .param("user", user)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }
}
