package heartstring.loyalty.accounts;

import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The units of value that the book counts in. Read from memory: one that was made never changes. */
@Component
public class Units {

    private final UnitsSql sql;
    private final Kept<Map<String, Unit>> known;

    Units(UnitsSql sql, Changes changes) {
        this.sql = sql;
        this.known = new Kept<>(
                "loyalty-units",
                changes,
                () -> sql.all().stream().collect(Collectors.toUnmodifiableMap(Unit::key, Function.identity())));
    }

    /**
     * Makes a unit, with the house's account in it; one that has this key already stays as it is.
     *
     * @param currency ISO 4217, for money alone
     */
    @Transactional
    public Unit make(String key, String name, Unit.Kind kind, @Nullable String currency) {
        if (sql.make(key, name, kind, kind == Unit.Kind.MONEY ? currency : null)) {
            known.changed();
        }
        return sql.byKey(key).orElseThrow();
    }

    /** The unit with that key. */
    public Optional<Unit> byKey(String key) {
        Unit there = known.get().get(key);
        // Made a moment ago, perhaps on another node.
        return there == null ? sql.byKey(key) : Optional.of(there);
    }
}
