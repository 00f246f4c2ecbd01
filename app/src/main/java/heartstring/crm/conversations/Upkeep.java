package heartstring.crm.conversations;

import heartstring.crm.clocks.Clocks;
import heartstring.platform.postgres.Changes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a conversation shows of itself true: who spoke last, who waits, and until when. */
@Component
class Upkeep {

    /** Told with the numbers of conversations that changed; empty for many. */
    static final String TOPIC = "crm.conversations";

    static final int BATCH = 500;

    private static final int MOST_TOLD = 100;

    private final UpkeepSql sql;
    private final Clocks clocks;
    private final Changes changes;
    private final InstantSource time;

    Upkeep(UpkeepSql sql, Clocks clocks, Changes changes, InstantSource time) {
        this.sql = sql;
        this.clocks = clocks;
        this.changes = changes;
        this.time = time;
    }

    /** Reads again from its talk what a conversation shows. */
    void refresh(Collection<Long> conversations) {
        if (!conversations.isEmpty()) {
            sql.refresh(BeltSql.array(conversations));
        }
    }

    /** Reckons the promises again. */
    void reckon(Collection<Long> conversations) {
        if (!conversations.isEmpty()) {
            reckon(sql.running(BeltSql.array(conversations)));
        }
    }

    private void reckon(List<UpkeepSql.Running> running) {
        int era = clocks.era();
        List<UpkeepSql.Due> dues = new ArrayList<>(running.size());
        for (UpkeepSql.Running one : running) {
            @Nullable Instant waiting = one.waiting();
            boolean open = one.state() == State.OPEN;
            dues.add(new UpkeepSql.Due(
                    one.id(),
                    open && waiting != null ? clocks.answerDue(waiting, one.priority(), one.channel()) : null,
                    open ? clocks.resolveDue(one.openedAt(), one.priority(), one.channel()) : null));
        }
        sql.due(dues, era);
    }

    /** Reckons a number of those again whose promises have changed since; false when none is left. */
    @Transactional
    boolean reckonSome() {
        List<UpkeepSql.Running> stale = sql.stale(clocks.era(), BATCH);
        reckon(stale);
        return stale.size() == BATCH;
    }

    /** Opens what has slept long enough; false when none is left. */
    @Transactional
    boolean wakeSome() {
        List<Long> woken = sql.wake(time.instant(), BATCH);
        reckon(woken);
        tell(woken, true);
        return woken.size() == BATCH;
    }

    /** Lets pages know, on every node. */
    void tell(Collection<Long> conversations, boolean matters) {
        if (matters && !conversations.isEmpty()) {
            changes.tell(
                    TOPIC,
                    conversations.size() > MOST_TOLD
                            ? ""
                            : conversations.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
    }
}
