package heartstring.customer.blocking;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Values that look like an identifier and mean nobody, such as the shop's own telephone number; no rule joins by them. */
@Component
public class BlockedValues {

    /** The longest reason, in characters. */
    public static final int MAX_REASON = 200;

    /** The most values shown. */
    static final int MOST = 500;

    private final BlockedValuesSql sql;
    private final Settings settings;
    private final Audit audit;

    BlockedValues(BlockedValuesSql sql, Settings settings, Audit audit) {
        this.sql = sql;
        this.settings = settings;
        this.audit = audit;
    }

    /** One blocked value; {@code shownBy} counts the pieces that showed it before, at most 1,000. */
    public record Blocked(String kind, String value, String reason, Instant createdAt, long shownBy) {}

    /** What can become of blocking a value. */
    public sealed interface Outcome {
        /** Blocked; pieces that showed it before keep it until they are split by hand. */
        record Done(Identifier identifier, long shownBy) implements Outcome {}

        /** Not blocked, and why. */
        record Refused(String reason) implements Outcome {}
    }

    /** Blocks a value as a person typed it. */
    @Transactional
    public Outcome add(String kind, String typed, String reason) {
        Identifier identifier = IdentifierRules.normalise(kind, typed, settings.region());
        if (identifier == null) {
            return new Outcome.Refused("This is no " + kind.replace('_', ' ') + ", or it is ignored anyway.");
        }
        String why = reason.strip();
        if (why.isEmpty() || why.length() > MAX_REASON) {
            return new Outcome.Refused("A reason has 1 to " + MAX_REASON + " characters.");
        }
        Actor actor = Actor.current();
        sql.add(identifier, why, actor.kind() == Actor.Kind.USER ? actor.id() : null);
        audit.record("blocked", "identifier", identifier.kind(), "{}");
        return new Outcome.Done(identifier, sql.shownBy(identifier));
    }

    /** Lets a value count again. */
    @Transactional
    public boolean remove(String kind, String value) {
        boolean removed = sql.remove(new Identifier(kind, value));
        if (removed) {
            audit.record("unblocked", "identifier", kind, "{}");
        }
        return removed;
    }

    /** The blocked values, at most {@link #MOST}, by kind and value. */
    public List<Blocked> all() {
        return sql.all(MOST);
    }
}
