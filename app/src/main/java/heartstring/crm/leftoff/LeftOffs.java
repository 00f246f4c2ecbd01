package heartstring.crm.leftoff;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.story.memory.Memory;
import heartstring.story.veils.Veils;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says where we left off. */
@Component
public class LeftOffs {

    /** What was said longer ago is no longer open between us; promises wait longer. */
    private static final Duration FRESH = Duration.ofDays(90);

    private final LeftOffSql sql;
    private final Memory memory;
    private final InstantSource time;
    private final Veils veils;
    private final List<OpenMatters> others;

    LeftOffs(LeftOffSql sql, Memory memory, InstantSource time, Veils veils, List<OpenMatters> others) {
        this.others = List.copyOf(others);
        this.veils = veils;
        this.sql = sql;
        this.memory = memory;
        this.time = time;
    }

    /**
     * At most two sentences for the one who looks now: agents and managers read what was said, others that something was.
     *
     * @param conversation whose state is told, 0 for the customer's latest
     */
    public List<LeftOff> of(long customer, long conversation) {
        Actor actor = Actor.current();
        List<LeftOffSql.Row> rows =
                sql.read(customer, conversation, actor.userId(), time.instant().minus(FRESH));
        return LeftOffRules.tell(veils.seen(rows, LeftOffSql.Row::touchpointId), memory.today(), reads(actor));
    }

    /** What else is open with a customer, for agents and managers. */
    public List<OpenMatter> matters(long customer) {
        return reads(Actor.current())
                ? others.stream().flatMap(o -> o.of(customer).stream()).toList()
                : List.of();
    }

    private static boolean reads(Actor actor) {
        return actor.has(Role.AGENT) || actor.has(Role.MANAGER);
    }
}
