package heartstring.decision.gaps;

import heartstring.crm.tasks.TaskDraft;
import heartstring.crm.tasks.TaskLinks;
import heartstring.crm.tasks.TaskOutcome;
import heartstring.crm.tasks.Tasks;
import heartstring.experience.GapWidened;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens one task for each gap that widened, for whoever answers for the stage; nobody's where nobody does, in the team's heap. */
@Component
class GapTasks implements TaskLinks {

    private static final int BATCH = 20;
    private static final int DAYS = 3;

    private final GapsSql sql;
    private final Tasks tasks;
    private final Settings settings;
    private final InstantSource time;

    GapTasks(GapsSql sql, Tasks tasks, Settings settings, InstantSource time) {
        this.sql = sql;
        this.tasks = tasks;
        this.settings = settings;
        this.time = time;
    }

    /** In the transaction that rings: only noted, so that it is kept with what it tells of; the same gap is noted once. */
    @EventListener
    void hear(GapWidened gap) {
        sql.note(gap);
    }

    /** Gives gaps that wait their task; false when none is left. */
    @Transactional
    boolean giveSome() {
        List<Gap> waiting = sql.waiting(BATCH);
        ZoneId zone = settings.zone();
        Instant due = time.instant()
                .atZone(zone)
                .toLocalDate()
                .plusDays(DAYS)
                .atStartOfDay(zone)
                .toInstant();
        for (Gap gap : waiting) {
            TaskDraft draft = new TaskDraft("task", gap.title(), "", gap.ownerId(), due, true, 0, 0, 0, null, null, "");
            if (tasks.add(draft) instanceof TaskOutcome.Done done) {
                sql.done(gap.gapId(), done.task().id());
            } else {
                throw new IllegalStateException("The gap " + gap.gapId() + " can have no task");
            }
        }
        return waiting.size() == BATCH;
    }

    @Override
    public Map<Long, Link> of(Collection<Long> ids) {
        Map<Long, Link> links = new HashMap<>();
        sql.of(ids).forEach((task, gap) -> links.put(task, new Link("the stage and what is said there", gap.path())));
        return links;
    }
}
