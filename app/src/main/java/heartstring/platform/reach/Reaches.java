package heartstring.platform.reach;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides how far whoever acts reaches. Administrators reach everything, and so does the house itself; a program reaches as far as
 * the colleague whom its key names, and everything when it names none.
 */
@Component
public class Reaches {

    /** Roles whose reach can be set. */
    public static final List<Role> ROLES = List.of(Role.MANAGER, Role.AGENT, Role.CASHIER, Role.ANALYST);

    private final ReachSql sql;
    private final Audit audit;
    private final ObjectProvider<Teamwork> teamwork;
    private final Kept<Map<Role, Map<RecordKind, Width>>> kept;

    Reaches(ReachSql sql, Audit audit, ObjectProvider<Teamwork> teamwork, Changes changes) {
        this.sql = sql;
        this.audit = audit;
        this.teamwork = teamwork;
        this.kept = new Kept<>("reach", changes, sql::all);
    }

    /** How far a role reaches among records of that kind. */
    public Width width(Role role, RecordKind kind) {
        return role == Role.ADMINISTRATOR
                ? Width.ALL
                : kept.get().getOrDefault(role, Map.of()).getOrDefault(kind, Width.ALL);
    }

    /** How far whoever acts reaches. */
    public Reach of(RecordKind kind) {
        Actor.Colleague who = Actor.current().colleague();
        return who == null ? Reach.all(kind) : of(kind, who.userId(), who.role());
    }

    private Reach of(RecordKind kind, long userId, Role role) {
        return switch (width(role, kind)) {
            case ALL -> Reach.all(kind);
            case OWN -> new Reach(kind, Width.OWN, List.of(userId), List.of());
            case TEAM -> {
                Teamwork.Circle circle = teamwork.stream()
                        .map(t -> t.circle(userId))
                        .findFirst()
                        .orElseGet(() -> new Teamwork.Circle(List.of(userId), List.of()));
                yield new Reach(kind, Width.TEAM, circle.colleagues(), circle.teams());
            }
        };
    }

    /** Whether whoever acts does not see everything. */
    public boolean isLimited() {
        Actor.Colleague who = Actor.current().colleague();
        return who != null && Arrays.stream(RecordKind.values()).anyMatch(kind -> width(who.role(), kind) != Width.ALL);
    }

    /** Whether whoever acts sees every record of that kind. */
    public boolean isAll(RecordKind kind) {
        Actor.Colleague who = Actor.current().colleague();
        return who == null || width(who.role(), kind) == Width.ALL;
    }

    /** Sets how far a role reaches; an administrator's reach is everything and an {@link IllegalArgumentException}. */
    @Transactional
    public void set(Role role, RecordKind kind, Width width) {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException("Administrators reach everything.");
        }
        sql.lock();
        Width before = sql.all().getOrDefault(role, Map.of()).getOrDefault(kind, Width.ALL);
        if (before == width) {
            return;
        }
        sql.set(role, kind, width);
        audit.record(
                "set reach of",
                "role",
                role.name(),
                "{\"kind\":\"" + kind.word() + "\",\"from\":\"" + before.word() + "\",\"to\":\"" + width.word()
                        + "\"}");
        kept.changed();
    }
}
