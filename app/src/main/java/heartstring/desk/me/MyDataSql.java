package heartstring.desk.me;

import heartstring.customer.matching.Identifier;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements about one member, for that member. */
@Component
class MyDataSql {

    private final JdbcClient jdbc;

    MyDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A decision about a gift. */
    record Gift(long id, Instant at, String state, String why) {}

    /** A message that was on its way. */
    record Message(Instant at, String subject, String purpose) {}

    /** An address with the piece that shows it. */
    record Shown(Identifier address, long profileId) {}

    List<Gift> gifts(long customer, int most) {
        return jdbc.sql("""
                        select g.id, g.decided_at, g.state, coalesce(g.why, '')
                          from customer.v_profile p join decision.v_gift g on g.profile_id = p.id
                         where p.customer_id = :customer and g.state <> 'held_out' order by g.decided_at desc, g.id desc limit :most""")
                .param("customer", customer)
                .param("most", most)
                .query((rs, n) ->
                        new Gift(rs.getLong(1), rs.getTimestamp(2).toInstant(), rs.getString(3), rs.getString(4)))
                .list();
    }

    List<Message> messages(long customer, int most) {
        return jdbc.sql("""
                        select m.queued_at, coalesce(m.subject, ''), m.purpose
                          from customer.v_profile p join messaging.v_message m on m.profile_id = p.id
                         where p.customer_id = :customer and m.state = 'sent' and m.purpose <> 'asked'
                         order by m.queued_at desc, m.id desc limit :most""")
                .param("customer", customer)
                .param("most", most)
                .query((rs, n) -> new Message(rs.getTimestamp(1).toInstant(), rs.getString(2), rs.getString(3)))
                .list();
    }

    /** What their pieces met first of each comparison, with its name. */
    List<MyDataView.Comparison> comparisons(long customer, int most) {
        return jdbc.sql("""
                        select name, arm, exposed_at
                          from (select distinct on (e.trial) coalesce(h.name, 'Something that other programs give') as name, e.arm, e.exposed_at
                                  from customer.v_profile p
                                  join story.v_exposure e on e.profile_id = p.id
                                  left join story.v_hold_out h on h.trial = e.trial
                                 where p.customer_id = :customer order by e.trial, e.exposed_at) x
                         order by exposed_at desc limit :most""")
                .param("customer", customer)
                .param("most", most)
                .query((rs, n) -> new MyDataView.Comparison(
                        rs.getString(1),
                        rs.getString(2).equals("treated") ? "you get it" : "you go without it",
                        rs.getTimestamp(3).toInstant()))
                .list();
    }

    /** A property as it holds, where nobody took it away. */
    record Property(String name, String value, boolean byHand) {}

    List<Property> properties(long customer, int most) {
        return jdbc.sql("""
                        select name, value, by_hand
                          from (select distinct on (t.name) t.name, left(t.value #>> '{}', 200) as value, t.user_id is not null as by_hand
                                  from customer.v_profile p join customer.v_trait t on t.profile_id = p.id
                                 where p.customer_id = :customer order by t.name, t.occurred_at desc, t.id desc) x
                         where value is not null and value <> '' order by name limit :most""")
                .param("customer", customer)
                .param("most", most)
                .query((rs, n) -> new Property(rs.getString(1), rs.getString(2), rs.getBoolean(3)))
                .list();
    }

    /** Days with purchases since then. */
    int days(long customer, Instant since) {
        return jdbc.sql("""
                        select count(distinct o.occurred_at::date)::int
                          from customer.v_profile p join commerce.v_order o on o.profile_id = p.id
                         where p.customer_id = :customer and o.occurred_at > :since and o.status not in ('cancelled', 'refunded')""")
                .param("customer", customer)
                .param("since", Timestamp.from(since))
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    List<Shown> addresses(long customer, int most) {
        return jdbc.sql("""
                        select i.kind, i.value, min(i.profile_id) from customer.v_identifier i
                          join customer.v_profile p on p.id = i.profile_id and p.erased_at is null
                         where p.customer_id = :customer and i.kind in ('email', 'phone') group by 1, 2 order by 1, 2 limit :most""")
                .param("customer", customer)
                .param("most", most)
                .query((rs, n) -> new Shown(new Identifier(rs.getString(1), rs.getString(2)), rs.getLong(3)))
                .list();
    }

    Optional<String> email(long customer) {
        return jdbc.sql("select email from customer.v_headline where customer_id = :customer and email is not null")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    String unit(int unitId) {
        return jdbc.sql("select name from loyalty.v_unit where id = :unit")
                .param("unit", unitId)
                .query((rs, n) -> rs.getString(1))
                .single();
    }
}
