package heartstring.story.measures;

import heartstring.touchpoint.belts.Carried;
import org.springframework.stereotype.Component;

/** The door to the counts of the house by hour, for those who take people out of them. */
@Component
public class Tallies {

    private final ActivitySql sql;
    private final Carried carried;

    Tallies(ActivitySql sql, Carried carried) {
        this.sql = sql;
        this.carried = carried;
    }

    /** Takes these profiles' touchpoints out of the counts, in an erasure and before they are deleted. */
    public void leave(long[] profiles) {
        carried.ofProfiles(profiles, ActivityBelt.NAME, rows -> sql.untally(ActivityBelt.slots(rows)));
    }
}
