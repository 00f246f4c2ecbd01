package heartstring.desk.exceptions;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that lists what tills could not honour. */
@Component
class ExceptionsSql {

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    ExceptionsSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    List<ExceptionsView.Line> open(int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select e.id, coalesce(p.customer_id, 0), coalesce(nullif(h.name, ''), 'Customer ' || p.customer_id, ''),
                               coalesce(e.reward || ' for ' || e.points || ' points', 'A sale'), e.reason, e.lacking, e.happened_at,
                               case when e.user_id is null then 'A program' else coalesce(u.name, 'A colleague') end
                          from loyalty.v_till_exception e
                          left join customer.v_profile p on p.id = e.profile_id and p.erased_at is null
                          left join customer.v_headline h on h.customer_id = p.customer_id
                          left join platform.v_user u on u.id = e.user_id
                         where e.settled_at is null%s order by e.id desc limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("most", most)
                .query((rs, n) -> new ExceptionsView.Line(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getLong(6),
                        rs.getTimestamp(7).toInstant(),
                        rs.getString(8)))
                .list();
    }

    /** What colleagues did for themselves at tills since then, newest first. */
    List<ExceptionsView.Own> own(java.time.Instant since, int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select coalesce(p.customer_id, 0), coalesce(nullif(h.name, ''), 'Customer ' || p.customer_id, ''),
                               coalesce(o.reward || ' for ' || o.points || ' points', 'A sale'), o.happened_at,
                               coalesce(u.name, 'A colleague'), o.undone_at is not null
                          from loyalty.v_own_act o
                          left join customer.v_profile p on p.id = o.profile_id and p.erased_at is null
                          left join customer.v_headline h on h.customer_id = p.customer_id
                          left join platform.v_user u on u.id = o.user_id
                         where o.happened_at >= :since::timestamptz%s order by o.id desc limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("since", since.toString())
                .param("most", most)
                .query((rs, n) -> new ExceptionsView.Own(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getString(5),
                        rs.getBoolean(6)))
                .list();
    }
}
