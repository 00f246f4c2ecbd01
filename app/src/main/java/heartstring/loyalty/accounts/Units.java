package heartstring.loyalty.accounts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The units of value that the book counts in. */
@Component
public class Units {

    private final UnitsSql sql;

    Units(UnitsSql sql) {
        this.sql = sql;
    }

    /**
     * Makes a unit, with the house's account in it; one that has this key already stays as it is.
     *
     * @param currency ISO 4217, for money alone
     */
    @Transactional
    public Unit make(String key, String name, Unit.Kind kind, @Nullable String currency) {
        sql.make(key, name, kind, kind == Unit.Kind.MONEY ? currency : null);
        return sql.byKey(key).orElseThrow();
    }

    /** The unit with that key. */
    public Optional<Unit> byKey(String key) {
        return sql.byKey(key);
    }
}
