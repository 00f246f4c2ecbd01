package heartstring.decision.runs;

import heartstring.customer.owners.CustomerReach;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws people for a rehearsal. */
@Component
class RehearsalSql {

    private final JdbcClient jdbc;

    RehearsalSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Some customers from a place drawn by lot on, of a segment or of all for 0. */
    List<Long> some(int segment, int most, CustomerReach reach) {
        return jdbc.sql("""
                        select h.customer_id from customer.v_headline h
                         where h.customer_id >= (select (random() * max(c.customer_id))::bigint - 10 * :most from customer.v_headline c)
                           and (:segment = 0 or exists (select from story.v_segment_member m
                                                         where m.segment_id = :segment and m.customer_id = h.customer_id))%s
                         order by h.customer_id limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("segment", segment)
                .param("most", most)
                .query(Long.class)
                .list();
    }
}
