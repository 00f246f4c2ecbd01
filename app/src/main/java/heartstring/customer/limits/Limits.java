package heartstring.customer.limits;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The most distinct values of an identifier kind that rules may gather on one customer. */
@Component
public class Limits {

    /** The highest limit anybody may set. */
    public static final int HIGHEST = 10_000;

    private static final String TOPIC = "identifier-limits";
    private static final int OTHER = 20;
    private static final Map<String, Integer> PLAIN =
            Map.of("user_id", 1, "loyalty_card", 5, "email", 10, "phone", 10, "anonymous_id", 1_000, "group_id", 20);

    private final LimitsSql sql;
    private final Audit audit;
    private final Kept<Map<String, Integer>> chosen;

    Limits(LimitsSql sql, Changes changes, Audit audit) {
        this.sql = sql;
        this.audit = audit;
        this.chosen = new Kept<>(TOPIC, changes, sql::all);
    }

    /** One line of the settings: what holds, and what the product would choose. */
    public record Line(String kind, int most, int plain) {}

    /** The limit of a kind; a kind with a namespace, such as {@code user_id@till}, has that of its plain kind. */
    public int of(String kind) {
        int at = kind.indexOf('@');
        String plain = at < 0 ? kind : kind.substring(0, at);
        return chosen().getOrDefault(plain, plain(plain));
    }

    /** Every kind with a limit of its own. */
    public List<Line> all() {
        TreeSet<String> kinds = new TreeSet<>(PLAIN.keySet());
        kinds.addAll(chosen().keySet());
        List<Line> lines = new ArrayList<>();
        kinds.forEach(kind -> lines.add(new Line(kind, of(kind), plain(kind))));
        return lines;
    }

    /**
     * Sets the limit of a kind; the product's own choice removes the row.
     *
     * @param most 1 to {@link #HIGHEST}, anything else is an {@link IllegalArgumentException}
     */
    @Transactional
    public void set(String kind, int most) {
        if (most < 1 || most > HIGHEST || !kind.matches("[a-z][a-z0-9_]{0,39}")) {
            throw new IllegalArgumentException("A limit is 1 to " + HIGHEST);
        }
        if (most == plain(kind)) {
            sql.forget(kind);
        } else {
            Actor actor = Actor.current();
            sql.set(kind, most, actor.kind() == Actor.Kind.USER ? actor.id() : null);
        }
        audit.record("changed", "identifier limit", kind, "{\"most\":" + most + "}");
        chosen.changed();
    }

    private static int plain(String kind) {
        return PLAIN.getOrDefault(kind, OTHER);
    }

    private Map<String, Integer> chosen() {
        return chosen.get();
    }
}
