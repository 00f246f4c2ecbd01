package heartstring.loyalty.worth;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what orders are worth. */
@Component
class OrderWorthsSql {

    private static final String ROWS = """
            unnest(:orders::bigint[], :programmes::int[], :profiles::bigint[], :ats::timestamptz[], :spents::bigint[],
                   :visits::boolean[]) as t(o, g, p, a, s, v)
            """;

    private final JdbcClient jdbc;

    OrderWorthsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(List<OrderWorth> worths) {
        filled("""
                insert into loyalty.order_worth as w (order_id, programme_id, profile_id, occurred_at, spent_minor, visit)
                select o, g, p, a, s, v from\s""" + ROWS + """
                order by o, g
                on conflict (order_id, programme_id)
                do update set profile_id = excluded.profile_id, occurred_at = excluded.occurred_at,
                              spent_minor = excluded.spent_minor, visit = excluded.visit
                 where (w.profile_id, w.occurred_at, w.spent_minor, w.visit)
                       is distinct from (excluded.profile_id, excluded.occurred_at, excluded.spent_minor, excluded.visit)""", worths);
    }

    /** A gone order keeps its day. */
    void correct(List<OrderWorth> worths) {
        filled("""
                update loyalty.order_worth w set spent_minor = t.s, visit = t.v
                  from\s""" + ROWS + """
                 where w.order_id = t.o and w.programme_id = t.g""", worths);
    }

    private void filled(String statement, List<OrderWorth> worths) {
        jdbc.sql(statement)
                .param("orders", worths.stream().mapToLong(OrderWorth::orderId).toArray())
                .param(
                        "programmes",
                        worths.stream().mapToInt(OrderWorth::programmeId).toArray())
                .param(
                        "profiles",
                        worths.stream().mapToLong(OrderWorth::profileId).toArray())
                .param("ats", worths.stream().map(w -> w.at().toString()).toArray(String[]::new))
                .param(
                        "spents",
                        worths.stream().mapToLong(OrderWorth::spentMinor).toArray())
                .param("visits", worths.stream().map(OrderWorth::visit).toArray(Boolean[]::new))
                .update();
    }
}
