package heartstring.customer.likeness;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what was learnt. */
@Component
class ModelsSql {

    private final JdbcClient jdbc;

    ModelsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(String weightsJson, int people) {
        jdbc.sql("""
                        insert into customer.duplicate_model (weights, people) values (:weights::jsonb, :people)
                        on conflict (singleton) do update
                           set weights = excluded.weights, people = excluded.people, learnt_at = now()""").param("weights", weightsJson).param("people", people).update();
    }

    Optional<String> weights() {
        return jdbc.sql("select weights::text from customer.duplicate_model")
                .query((rs, n) -> rs.getString(1))
                .optional();
    }
}
