package heartstring.loyalty.suspicions;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.suspicions.Suspicion.State;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The queue of suspicions: noting, deciding, and blocking from there. */
@Component
public class Suspicions {

    static final int MOST = 200;
    static final int MOST_NOTE = 1_000;

    private final SuspicionsSql sql;
    private final Members members;
    private final Audit audit;
    private final InstantSource time;

    Suspicions(SuspicionsSql sql, Members members, Audit audit, InstantSource time) {
        this.sql = sql;
        this.members = members;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Notes that somebody (a colleague or program, by its public name) showed so many codes that failed that they have to wait now;
     * once an hour for each.
     */
    @Transactional
    public void codesFailed(String what) {
        Instant now = time.instant();
        Actor actor = Actor.current();
        String key = "codes:" + what + ":" + actor.getName() + ":" + now.truncatedTo(ChronoUnit.HOURS);
        sql.note(
                SuspicionKind.CODES,
                key,
                actor.userId(),
                "Too many " + what + " that cannot be used were shown by " + of(actor) + ".",
                now);
    }

    private static String of(Actor actor) {
        return switch (actor.kind()) {
            case USER -> "a colleague";
            case API_KEY -> "the program with the API key number " + actor.id();
            case HOUSE -> "somebody outside";
        };
    }

    /** Those in this state, newest first, at most 200. */
    List<Suspicion> in(State state) {
        return sql.in(state, null, Long.MAX_VALUE, MOST);
    }

    /** Those in this state, of this kind unless it is null, with smaller numbers than that; newest first. */
    List<Suspicion> in(State state, @Nullable SuspicionKind kind, long before, int most) {
        return sql.in(state, kind, before, most);
    }

    /** The one with that number. */
    Optional<Suspicion> byId(long id) {
        return sql.byId(id);
    }

    /** How many are open. */
    long open() {
        return sql.open();
    }

    /** Confirms, dismisses or opens again; false when there is none of that number. */
    @Transactional
    public boolean decide(long id, State state, String note) {
        Instant now = time.instant();
        String kept = note.strip();
        boolean changed = sql.decide(
                id,
                state,
                kept.substring(0, Math.min(MOST_NOTE, kept.length())),
                Actor.current().userId(),
                now);
        if (changed) {
            audit.record(
                    switch (state) {
                        case OPEN -> "opened again";
                        case CONFIRMED -> "confirmed";
                        case DISMISSED -> "dismissed";
                    },
                    "suspicion",
                    id);
        }
        return changed;
    }

    /** Confirms it and blocks the membership it is about; false when it is about none, or that one is closed. */
    @Transactional
    public boolean block(long id, String note) {
        Optional<Suspicion> found = sql.byId(id);
        if (found.isEmpty() || found.get().memberId() == 0) {
            return false;
        }
        boolean blocked = members.set(found.get().memberId(), Member.Status.BLOCKED);
        decide(id, State.CONFIRMED, note);
        return blocked;
    }
}
