package heartstring.desk.contact;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of the pane; each reads by customer and is bounded. */
@Repository
class ContactSql {

    private final JdbcClient jdbc;
    private final Reaches reaches;

    ContactSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    Optional<ContactView.Head> head(long customer) {
        return jdbc.sql(
                        "select name, email, phone, city, first_seen_at from customer.v_headline where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> new ContactView.Head(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getTimestamp(5).toInstant()))
                .optional();
    }

    List<ContactView.Order> orders(long customer, int most) {
        return jdbc.sql("""
                        select o.order_key, o.occurred_at, o.status, o.total_minor, o.currency, coalesce(o.items, 0)
                          from customer.v_profile p cross join lateral (
                            select * from commerce.v_order o where o.profile_id = p.id order by o.occurred_at desc limit :most) o
                         where p.customer_id = :customer order by o.occurred_at desc limit :most""")
                .param("customer", customer)
                .param("most", most)
                .query((rs, n) -> new ContactView.Order(
                        rs.getString(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getString(3),
                        rs.getObject(4) == null ? null : rs.getLong(4),
                        rs.getString(5),
                        rs.getInt(6)))
                .list();
    }

    List<ContactView.Before> before(long customer, long but, long user, int most) {
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        return jdbc.sql("""
                        select c.id, c.channel, c.state, c.last_at, c.talks
                          from customer.v_profile p join crm.v_conversation c on c.profile_id = p.id
                         where p.customer_id = :customer and c.id <> :but and c.merged_into is null
                           and (c.private_to is null or c.private_to = :user)%s
                         order by c.last_at desc limit :most""".formatted(reach.and("c.assignee_id", "c.team_id")))
                .params(reach.params())
                .param("customer", customer)
                .param("but", but)
                .param("user", user)
                .param("most", most)
                .query((rs, n) -> new ContactView.Before(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getInt(5)))
                .list();
    }
}
