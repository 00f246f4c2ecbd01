package heartstring.decision.announcing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.decision.announcing.FollowerSql.Change;
import heartstring.decision.announcing.FollowerSql.Merge;
import heartstring.messaging.webhooks.News;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Follows who comes to segments and leaves them, and who became one. What was before nobody wanted to hear of it is none. */
@Component
class Follower {

    /** In one transaction. */
    private static final int MOST = 500;

    private static final int MOST_ROUNDS = 20;

    private final FollowerSql sql;
    private final News news;
    private final TransactionTemplate transactions;

    Follower(FollowerSql sql, News news, TransactionTemplate transactions) {
        this.sql = sql;
        this.news = news;
        this.transactions = transactions;
    }

    @Bean
    static RecurringTask<Void> announceTask(Follower follower) {
        return Tasks.recurring("announce-news", FixedDelay.ofSeconds(3))
                .execute((instance, context) -> follower.follow());
    }

    /** Tells what is new in both lists. */
    void follow() {
        for (int i = 0; i < MOST_ROUNDS; i++) {
            Boolean some = transactions.execute(status -> segments());
            Boolean others = transactions.execute(status -> merges());
            if (!Boolean.TRUE.equals(some) && !Boolean.TRUE.equals(others)) {
                return;
            }
        }
    }

    private boolean segments() {
        Optional<Long> upto = sql.hold("segments");
        if (upto.isEmpty()) {
            return false;
        }
        if (!news.isWanted(Announcer.JOINED) && !news.isWanted(Announcer.LEFT)) {
            sql.skipSegments();
            return false;
        }
        List<Change> changes = sql.changes(upto.get(), MOST);
        for (Change change : changes) {
            if (change.profileId() != 0) {
                news.tell(
                        change.entered() ? Announcer.JOINED : Announcer.LEFT,
                        "segment:" + change.id(),
                        change.profileId(),
                        change.at(),
                        JsonMapper.shared()
                                .createObjectNode()
                                .put("segment", change.segmentId())
                                .put("name", change.name()));
            }
        }
        if (!changes.isEmpty()) {
            sql.advance("segments", changes.getLast().id());
        }
        return changes.size() == MOST;
    }

    private boolean merges() {
        Optional<Long> upto = sql.hold("merges");
        if (upto.isEmpty()) {
            return false;
        }
        if (!news.isWanted(Announcer.MERGED)) {
            sql.skipMerges();
            return false;
        }
        List<Merge> merges = sql.merges(upto.get(), MOST);
        for (Merge merge : merges) {
            if (merge.profileId() != 0 && merge.isMerge()) {
                news.tell(
                        Announcer.MERGED,
                        "movement:" + merge.id(),
                        merge.profileId(),
                        merge.at(),
                        JsonMapper.shared()
                                .createObjectNode()
                                .put("from", merge.from())
                                .put("to", merge.to())
                                .put("by", merge.by()));
            }
        }
        if (!merges.isEmpty()) {
            sql.advance("merges", merges.getLast().id());
        }
        return merges.size() == MOST;
    }
}
