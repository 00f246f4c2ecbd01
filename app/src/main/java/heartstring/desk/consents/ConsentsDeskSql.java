package heartstring.desk.consents;

import heartstring.customer.matching.Identifier;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what a customer said. */
@Component
class ConsentsDeskSql {

    private final JdbcClient jdbc;

    ConsentsDeskSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An address with the piece that shows it. */
    record Shown(Identifier address, long profileId) {}

    Optional<String> name(long customer) {
        return jdbc.sql("select name from customer.v_headline where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .optional();
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

    List<ConsentsView.Line> lines(long customer, int most) {
        return jdbc.sql("""
                        select c.value, c.purpose, c.given, c.said_at,
                               case c.way when 'person' then 'The customer' when 'program' then 'A program'
                                          else coalesce(u.name, 'A colleague') end,
                               concat_ws(', ', replace(c.how, '_', ' '), nullif('by ' || c.channel, 'by '), c.source, c.shown, c.proof)
                          from customer.v_consent c join customer.v_profile p on p.id = c.profile_id
                          left join platform.v_user u on u.id = c.user_id
                         where p.customer_id = :customer order by c.said_at desc, c.id desc limit :most""")
                .param("customer", customer)
                .param("most", most)
                .query((rs, n) -> new ConsentsView.Line(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getBoolean(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getString(5),
                        rs.getString(6)))
                .list();
    }
}
