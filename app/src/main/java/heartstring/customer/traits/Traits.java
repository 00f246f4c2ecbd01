package heartstring.customer.traits;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Declared properties of profiles; every method runs in the caller's transaction. */
@Component
public class Traits {

    /** The most properties one profile may have; further names are dropped. */
    public static final int MAX_NAMES = 250;

    /** The source id of what colleagues write on a customer's page. */
    public static final int STAFF = 0;

    private final TraitsSql sql;

    Traits(TraitsSql sql) {
        this.sql = sql;
    }

    /**
     * One declared property.
     *
     * @param name as the field names it, such as {@code firstName}
     * @param json the value as JSON; {@code null} means "not any more"
     * @param at when it was declared
     */
    public record Declared(long profileId, String name, String json, Instant at, int sourceId, long userId) {}

    /** Adds those that say something new for their time; returns the profiles that changed. */
    public Set<Long> declare(List<Declared> declared) {
        return declared.isEmpty() ? Set.of() : new HashSet<>(sql.declare(declared));
    }
}
