package heartstring.insight.noticed;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** The door to of whom something is new. */
@Component
public class Noticed {

    /** Joinings and partings looked at in one transaction. */
    private static final int MOVES = 500;

    private final NoticedSql sql;

    Noticed(NoticedSql sql) {
        this.sql = sql;
    }

    /** Whether there is anybody, without holding any. */
    public boolean isAnybody() {
        return sql.isDue();
    }

    /** Takes some of them, in the caller's transaction; nothing waits for another server that is at it. */
    public long[] take(int most) {
        sql.follow(MOVES);
        return sql.takeDue(most);
    }

    /** All who were worked out by what was known before this run, since it has read, in the caller's transaction. */
    public void since(long run, Instant then) {
        sql.dueSince(run, then);
    }
}
