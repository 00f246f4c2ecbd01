package heartstring.platform.recents;

import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which records a colleague opened lately. */
@Component
public class Recents {

    /** So many are kept for each colleague. */
    public static final int MOST = 30;

    private final RecentsSql sql;
    private final InstantSource time;

    Recents(RecentsSql sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /** Notes that a colleague is at that page, a path of at most 100 characters; the oldest ones give way. */
    @Transactional
    public void note(long user, String place) {
        if (sql.note(user, place, time.instant())) {
            sql.trim(user, MOST);
        }
    }

    /** Where a colleague was, the newest first. */
    public List<String> of(long user) {
        return sql.of(user, MOST);
    }
}
