package heartstring.experience.wall;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.secrets.Tokens;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The screens of the house. Of a link's secret the digest is kept. */
@Component
class Walls {

    static final int MOST = 30;
    static final int LONGEST = 60;

    private final WallsSql sql;
    private final Audit audit;
    private final InstantSource time;

    Walls(WallsSql sql, Audit audit, InstantSource time) {
        this.sql = sql;
        this.audit = audit;
        this.time = time;
    }

    /** What becomes of a wish for a screen. */
    sealed interface Outcome {
        /** The secret is told this once. */
        record Made(Wall wall, String token) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** Those whose link works, the latest first. */
    List<Wall> all() {
        return sql.all(MOST);
    }

    @Transactional
    Outcome make(String typed) {
        String name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            return new Outcome.Refused("Say where it hangs, in 1 to " + LONGEST + " characters.");
        }
        if (sql.all(MOST).size() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " screens already; take one away first.");
        }
        String token = Tokens.next();
        Actor actor = Actor.current();
        int id = sql.add(name, Tokens.digest(token), actor.userId() == 0 ? null : actor.userId(), time.instant());
        audit.record("made", "wall", id);
        return new Outcome.Made(new Wall(id, name, time.instant(), null), token);
    }

    /** Its link works no more, also where it is open. */
    @Transactional
    boolean revoke(int id) {
        boolean done = sql.revoke(id, time.instant());
        if (done) {
            audit.record("revoked", "wall", id);
        }
        return done;
    }

    /** The screen that a link opens. */
    Optional<Wall> find(String token) {
        return sql.find(Tokens.digest(token));
    }

    /** Notes that it was opened. */
    void seen(Wall wall) {
        sql.seen(wall.id(), time.instant());
    }
}
