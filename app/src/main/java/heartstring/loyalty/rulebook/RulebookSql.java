package heartstring.loyalty.rulebook;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what a form shows. */
@Component
class RulebookSql {

    private final JdbcClient jdbc;

    RulebookSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String unit(int unitId) {
        return jdbc.sql("select name from loyalty.unit where id = :unit")
                .param("unit", unitId)
                .query((rs, n) -> rs.getString(1))
                .single();
    }
}
