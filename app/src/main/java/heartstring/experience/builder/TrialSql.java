package heartstring.experience.builder;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find somebody to try a survey as. */
@Component
class TrialSql {

    private final JdbcClient jdbc;

    TrialSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> name(long customer) {
        return jdbc.sql("select name from customer.v_headline where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    /** People whose name or address begins so. */
    List<TrialView.Somebody> beginning(String text, int most) {
        return jdbc.sql("""
                        select customer_id, coalesce(name, email, 'Somebody') from customer.v_headline
                         where kind = 'person' and (name_key like replace(replace(lower(:text), '%', ''), '_', '') || '%'
                               or email = lower(:text))
                         order by name_key, customer_id limit :most""")
                .param("text", text)
                .param("most", most)
                .query((rs, n) -> new TrialView.Somebody(rs.getLong(1), rs.getString(2)))
                .list();
    }
}
