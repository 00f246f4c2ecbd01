package heartstring.insight.next;

import heartstring.insight.bought.BoughtSql;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What was learnt last, in memory once on each server, and with it some thousand customers' baskets, to look for those who are like somebody.
 * These are kept nowhere else, and read anew when somebody is forgotten.
 */
@Component
class NextModels {

    private static final int LEAST_ORDERS = 3;

    private final NextSql sql;
    private final BoughtSql bought;
    private final Settings settings;
    private final InstantSource time;
    private final Kept<Optional<NextModel>> newest;

    NextModels(NextSql sql, BoughtSql bought, Settings settings, InstantSource time, Changes changes) {
        this.sql = sql;
        this.bought = bought;
        this.settings = settings;
        this.time = time;
        this.newest = new Kept<>("next-basket-model", changes, this::read);
    }

    private Optional<NextModel> read() {
        Instant now = time.instant();
        return sql.newest()
                .map(model -> model.with(bought.of(
                        bought.some(Lessons.MOST_LIKE, LEAST_ORDERS),
                        now.minus(Duration.ofDays(NextStudy.DAYS)),
                        now,
                        settings.zone())));
    }

    /** Empty as long as too few baskets came next to learn from. */
    Optional<NextModel> newest() {
        return newest.get();
    }

    /** In the transaction that keeps another, or forgets somebody. */
    void changed() {
        newest.changed();
    }
}
