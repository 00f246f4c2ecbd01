package heartstring.desk.wall;

import heartstring.experience.wall.Tidings;
import heartstring.platform.settings.Settings;
import java.time.InstantSource;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Counts who waits and what was promised. */
@Component
class WallTidings implements Tidings {

    private final WallTidingsSql sql;
    private final Settings settings;
    private final InstantSource time;

    WallTidings(WallTidingsSql sql, Settings settings, InstantSource time) {
        this.sql = sql;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public Waiting waiting() {
        return sql.waiting(time.instant());
    }

    @Override
    public Promises promises(int days) {
        LocalDate today = time.instant().atZone(settings.zone()).toLocalDate();
        return sql.promises(today.minusDays(days), today, settings.zone().getId());
    }
}
