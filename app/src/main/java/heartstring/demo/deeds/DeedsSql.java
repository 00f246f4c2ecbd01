package heartstring.demo.deeds;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that choose whom the demo's deeds are done for. */
@Component
class DeedsSql {

    private final JdbcClient jdbc;

    DeedsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Members of the programme, oldest first. */
    List<Long> members(int programme, int most) {
        return jdbc.sql("""
                        select id from loyalty.v_member where programme_id = :programme and status = 'active' order by id limit :most""")
                .param("programme", programme)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Whether orders of those who go first are still to be judged. */
    boolean judging() {
        return jdbc.sql("select exists (select from loyalty.v_due_order where try_at <= now() - interval '1 year')")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** The customer who shows this address. */
    Optional<Long> customer(String email) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.kind = 'email' and i.value = :email limit 1""")
                .param("email", email)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** A product of the shop; its price in minor units. */
    record Goods(String key, long unitMinor) {}

    /** Products of a category that were sold before. */
    List<Goods> goods(String category, String currency) {
        return jdbc.sql("""
                        select key, price_minor from commerce.v_product
                         where category = :category and price_minor > 0 and currency = :currency order by key limit 20""")
                .param("category", category)
                .param("currency", currency)
                .query((rs, n) -> new Goods(rs.getString(1), rs.getLong(2)))
                .list();
    }
}
