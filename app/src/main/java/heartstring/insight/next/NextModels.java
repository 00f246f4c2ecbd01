package heartstring.insight.next;

import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was learnt last, in memory once on each server. */
@Component
class NextModels {

    private final Kept<Optional<NextModel>> newest;

    NextModels(NextSql sql, Changes changes) {
        this.newest = new Kept<>("next-basket-model", changes, sql::newest);
    }

    /** Empty as long as too few baskets came next to learn from. */
    Optional<NextModel> newest() {
        return newest.get();
    }

    /** In the transaction that keeps another. */
    void changed() {
        newest.changed();
    }
}
