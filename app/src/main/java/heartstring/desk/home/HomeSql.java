package heartstring.desk.home;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The few rows that the first page shows; each is the end of an index. */
@Repository
class HomeSql {

    /** Customers made last among whom the newest are looked for: an import makes people who were first seen long ago. */
    private static final int NEWEST_AMONG = 500;

    /** So many of the latest touchpoints are looked through for those of customers who may be seen. */
    private static final int LOOKED = 2_000;

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    HomeSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** A touchpoint and whose it is; 0 and null when nobody's. */
    record Row(long id, long customerId, @Nullable String name) {}

    List<Row> latest(int limit) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select t.id, coalesce(p.customer_id, 0), h.name
                          from (select id, profile_id from touchpoint.v_touchpoint order by id desc limit :looked) t
                          left join customer.v_profile p on p.id = t.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                         where true%s order by t.id desc limit :limit""".formatted(reach.and("h")))
                .params(reach.params())
                .param("looked", reach.isAll() ? limit : LOOKED)
                .param("limit", limit)
                .query((rs, n) -> new Row(rs.getLong(1), rs.getLong(2), rs.getString(3)))
                .list();
    }

    List<HomeView.Face> newest(int limit) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select customer_id, name, city, first_seen_at
                          from (select customer_id, name, city, first_seen_at from customer.v_headline h where true%s
                                 order by customer_id desc limit :among) h
                         order by first_seen_at desc, customer_id desc limit :limit""".formatted(reach.and("h")))
                .params(reach.params())
                .param("among", NEWEST_AMONG)
                .param("limit", limit)
                .query((rs, n) -> new HomeView.Face(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant()))
                .list();
    }

    List<HomeView.Face> seenLately(int limit) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select s.customer_id, h.name, h.city, s.last_at
                          from story.v_standing s join customer.v_headline h on h.customer_id = s.customer_id
                         where true%s order by s.last_at desc, s.customer_id desc limit :limit""".formatted(reach.and("h")))
                .params(reach.params())
                .param("limit", limit)
                .query((rs, n) -> new HomeView.Face(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant()))
                .list();
    }

    int rejected(int most) {
        return jdbc.sql("""
                        select count(*) from (select from touchpoint.v_rejected where replayed_at is null limit :most) x""").param("most", most).query((rs, n) -> rs.getInt(1)).single();
    }

    boolean anySource() {
        return jdbc.sql("select exists (select from touchpoint.v_source)")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }
}
