package heartstring.loyalty.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that make and find units of value; each has an account of the house. */
@Component
class UnitsSql {

    private static final String UNITS = "select id, key, name, kind, currency from loyalty.unit ";
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    UnitsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was not there before. */
    boolean make(String key, String name, Unit.Kind kind, @Nullable String currency) {
        int made = jdbc.sql("""
                        insert into loyalty.unit (key, name, kind, currency) values (:key, :name, :kind, :currency)
                        on conflict do nothing""")
                .param("key", key)
                .param("name", name)
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("currency", currency)
                .update();
        jdbc.sql("""
                        insert into loyalty.account (unit_id, holder, holder_id)
                        select id, 'house', 0 from loyalty.unit where key = :key on conflict do nothing""").param("key", key).update();
        return made == 1;
    }

    Optional<Unit> byKey(String key) {
        return jdbc.sql(UNITS + "where key = :key")
                .param("key", key)
                .query(UnitsSql::unit)
                .optional();
    }

    /** The oldest of them. */
    List<Unit> all() {
        return jdbc.sql(UNITS + "order by id limit :most")
                .param("most", MOST)
                .query(UnitsSql::unit)
                .list();
    }

    private static Unit unit(ResultSet rs, int number) throws SQLException {
        return new Unit(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                Unit.Kind.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                rs.getString(5));
    }
}
