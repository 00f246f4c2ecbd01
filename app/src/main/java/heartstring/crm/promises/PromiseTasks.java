package heartstring.crm.promises;

import heartstring.crm.chronicle.Chronicle;
import heartstring.crm.tasks.Task;
import heartstring.crm.tasks.TaskDraft;
import heartstring.crm.tasks.TaskEnded;
import heartstring.crm.tasks.TaskOutcome;
import heartstring.crm.tasks.Tasks;
import heartstring.platform.settings.Settings;
import heartstring.story.memory.Memory;
import heartstring.story.memory.MemoryChange;
import heartstring.story.memory.Remembered;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds promises of ours and the tasks that keep them together. */
@Component
class PromiseTasks {

    static final int BATCH = 50;

    /** What was due longer ago is nobody's task any more: it came with an old history. */
    static final int STALE_DAYS = 30;

    private static final String TITLE = "Keep a promise";

    private final PromisesSql sql;
    private final Tasks tasks;
    private final Memory memory;
    private final Chronicle chronicle;
    private final Settings settings;
    private final InstantSource time;

    PromiseTasks(
            PromisesSql sql, Tasks tasks, Memory memory, Chronicle chronicle, Settings settings, InstantSource time) {
        this.sql = sql;
        this.tasks = tasks;
        this.memory = memory;
        this.chronicle = chronicle;
        this.settings = settings;
        this.time = time;
    }

    /** Gives a number of promises their tasks; false when none is left. */
    @Transactional
    boolean giveSome() {
        chronicle.hold();
        List<PromisesSql.Waiting> waiting = sql.waiting(memory.today().minusDays(STALE_DAYS), BATCH);
        for (PromisesSql.Waiting promise : waiting) {
            if (tasks.add(draft(promise)) instanceof TaskOutcome.Done done) {
                sql.insert(promise.touchpointId(), promise.starts(), done.task().id(), time.instant());
            } else {
                throw new IllegalStateException("The promise " + promise.memoryId() + " can have no task");
            }
        }
        return waiting.size() == BATCH;
    }

    private TaskDraft draft(PromisesSql.Waiting promise) {
        return new TaskDraft(
                "task",
                TITLE,
                "",
                promise.ownerId(),
                start(promise.due()),
                true,
                0,
                promise.customerId(),
                0,
                promise.conversationId() == 0 ? null : String.valueOf(promise.conversationId()),
                promise.due().isBefore(memory.today()) ? null : 0,
                "");
    }

    private Instant start(LocalDate day) {
        ZoneId zone = settings.zone();
        return day.atStartOfDay(zone).toInstant();
    }

    /** Lets go of tasks whose promise went with its source. */
    @Transactional
    void dropGone() {
        chronicle.hold();
        sql.gone(BATCH).forEach(task -> tasks.drop(task, true));
    }

    /** A colleague or program changed what is kept in mind: the task follows. */
    @EventListener
    void hear(MemoryChange change) {
        Remembered after = change.after();
        Task task = sql.task(after.id()).flatMap(tasks::find).orElse(null);
        if (task == null) {
            return;
        }
        boolean promised = after.kind().equals("promise") && after.ours();
        if (task.isOpen() && after.state().equals("settled")) {
            tasks.done(task.id());
        } else if (task.isOpen() && (!promised || after.state().equals("dismissed"))) {
            tasks.drop(task.id(), true);
        } else if (!task.isOpen()
                && promised
                && after.isOpenPromise()
                && change.before().isDone()) {
            tasks.reopen(task.id());
        } else if (task.isOpen() && !Objects.equals(after.due(), change.before().due())) {
            move(task, after.due());
        }
    }

    private void move(Task task, @Nullable LocalDate due) {
        if (due != null) {
            tasks.change(
                    task.id(),
                    new TaskDraft(
                            task.kind(),
                            task.title(),
                            task.place(),
                            task.ownerId(),
                            start(due),
                            true,
                            task.minutes(),
                            task.customerId(),
                            task.dealId(),
                            task.conversation(),
                            task.remindMinutes(),
                            task.repeat()),
                    null);
        }
    }

    /** A task was done or opened again: its promise follows. One that nobody will do leaves the promise open. */
    @EventListener
    void hear(TaskEnded ended) {
        Remembered promise = sql.memory(ended.id()).flatMap(memory::find).orElse(null);
        if (promise == null) {
            return;
        }
        if (ended.state().equals("done") && promise.isOpenPromise()) {
            memory.change(promise.id(), promise.kind(), promise.words(), promise.due(), "settled");
        } else if (ended.state().equals("open") && promise.isDone()) {
            memory.change(promise.id(), promise.kind(), promise.words(), promise.due(), "confirmed");
        }
    }
}
