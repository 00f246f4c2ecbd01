package heartstring.crm.tasks;

import heartstring.crm.chronicle.Chronicle;
import heartstring.crm.deals.Deals;
import heartstring.crm.notices.Notices;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.ids.Ids;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Tasks and meetings and what becomes of them. */
@Component
public class Tasks {

    /** The hour at which one for a whole day is reminded of. */
    private static final Duration MORNING = Duration.ofHours(9);

    private final TasksSql sql;
    private final Chronicle chronicle;
    private final Deals deals;
    private final Notices notices;
    private final Audit audit;
    private final ApplicationEventPublisher bells;
    private final Settings settings;
    private final InstantSource time;
    private final Reaches reaches;

    Tasks(
            TasksSql sql,
            Chronicle chronicle,
            Deals deals,
            Notices notices,
            Audit audit,
            ApplicationEventPublisher bells,
            Settings settings,
            InstantSource time,
            Reaches reaches) {
        this.reaches = reaches;
        this.sql = sql;
        this.chronicle = chronicle;
        this.deals = deals;
        this.notices = notices;
        this.audit = audit;
        this.bells = bells;
        this.settings = settings;
        this.time = time;
    }

    /** Heaps of open tasks. */
    public enum Queue {
        TODAY,
        OVERDUE,
        UPCOMING,
        MINE,
        TEAM,
        DONE
    }

    public Optional<Task> find(long id) {
        return sql.find(id);
    }

    /** Of a deal, open ones and done ones, soonest first. */
    public List<Task> ofDeal(long deal, int limit) {
        return sql.list(new TasksSql.Wanted("all", 0, null, null, 0, deal, ""), null, 0, limit);
    }

    /** Open ones of a customer and its deals, soonest first. */
    public List<Task> ofCustomer(long customer, int limit) {
        return sql.list(new TasksSql.Wanted("open", 0, null, null, customer, 0, ""), null, 0, limit);
    }

    /** Of a conversation, by its number as text. */
    public List<Task> ofConversation(String conversation, int limit) {
        return sql.list(new TasksSql.Wanted("all", 0, null, null, 0, 0, conversation), null, 0, limit);
    }

    /** A heap for a colleague: today's, overdue and coming ones are their own, the team's are everybody's. */
    public List<Task> queue(Queue queue, long user, @Nullable Instant afterDue, long afterId, int limit) {
        Instant now = time.instant();
        Instant day = day(now);
        Instant next = nextDay(now);
        TasksSql.Wanted wanted = switch (queue) {
            case TODAY -> new TasksSql.Wanted("open", user, day, next, 0, 0, "");
            case OVERDUE -> new TasksSql.Wanted("open", user, null, now, 0, 0, "");
            case UPCOMING -> new TasksSql.Wanted("open", user, next, null, 0, 0, "");
            case MINE -> new TasksSql.Wanted("open", user, null, null, 0, 0, "");
            case TEAM -> new TasksSql.Wanted("open", 0, null, null, 0, 0, "");
            case DONE -> new TasksSql.Wanted("done", user, null, null, 0, 0, "");
        };
        List<Task> found = sql.list(wanted, afterDue, afterId, limit);
        return queue == Queue.OVERDUE
                ? found.stream().filter(task -> task.isOverdue(now)).toList()
                : found;
    }

    /** How many are overdue, due today and to come, for one colleague. */
    public long[] counts(long user) {
        Instant now = time.instant();
        TasksSql.Counts counts = sql.counts(user, day(now), nextDay(now), now);
        return new long[] {counts.overdue(), counts.today(), counts.upcoming()};
    }

    /** Everything of a colleague from that moment on, done or not, for their calendar. */
    public List<Task> calendar(long user, Instant from, int limit) {
        return sql.list(new TasksSql.Wanted("all", user, from, null, 0, 0, ""), null, 0, limit);
    }

    private Instant day(Instant now) {
        ZoneId zone = settings.zone();
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private Instant nextDay(Instant now) {
        ZoneId zone = settings.zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        return today.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Adds one. */
    @Transactional
    public TaskOutcome add(TaskDraft typed) {
        chronicle.hold();
        TaskDraft draft = typed.ownedBy(reaches.of(RecordKind.TASKS).owner(typed.ownerId()));
        String fault = fault(draft);
        if (fault != null) {
            return new TaskOutcome.Refused(fault);
        }
        long by = Actor.current().userId();
        long id = sql.insert(draft, profile(draft), remindAt(draft), Ids.next(), 1, time.instant(), by)
                .orElseThrow();
        audit.record("added", draft.kind(), id);
        if (draft.ownerId() != 0) {
            notices.tell(List.of(draft.ownerId()), "task-assigned", Notices.About.task(id));
        }
        return new TaskOutcome.Done(sql.find(id).orElseThrow());
    }

    /**
     * Changes one that is open.
     *
     * @param version that was read, or null to change whatever is there now
     */
    @Transactional
    public TaskOutcome change(long id, TaskDraft draft, @Nullable Integer version) {
        chronicle.hold();
        if (!sql.lock(id)) {
            return new TaskOutcome.Unknown();
        }
        Task before = sql.find(id).orElseThrow();
        if (version != null && version != before.version()) {
            return new TaskOutcome.Clash("Somebody changed this just now. Look at it again and repeat your change.");
        }
        if (!before.isOpen()) {
            return new TaskOutcome.Clash("It is " + before.state() + ". Open it again before it is changed.");
        }
        String fault = fault(draft);
        if (fault != null) {
            return new TaskOutcome.Refused(fault);
        }
        sql.change(id, draft, profile(draft), remindAt(draft));
        audit.record("changed", draft.kind(), id);
        if (draft.ownerId() != 0 && draft.ownerId() != before.ownerId()) {
            notices.tell(List.of(draft.ownerId()), "task-assigned", Notices.About.task(id));
        }
        return new TaskOutcome.Done(sql.find(id).orElseThrow());
    }

    /** Notes that it is done; one that repeats comes again. */
    @Transactional
    public TaskOutcome done(long id) {
        return done(id, time.instant());
    }

    /** Notes that it was done at that moment. */
    @Transactional
    public TaskOutcome done(long id, Instant at) {
        chronicle.hold();
        if (!sql.lock(id)) {
            return new TaskOutcome.Unknown();
        }
        Task task = sql.find(id).orElseThrow();
        if (!task.isOpen()) {
            return new TaskOutcome.Clash("It is " + task.state() + " already.");
        }
        sql.end(id, "done", at, Actor.current().userId());
        again(task, at);
        if (task.customerId() != 0) {
            ObjectNode properties = Chronicle.properties().put("task_id", id).put("task", task.title());
            if (!task.place().isEmpty()) {
                properties.put("place", task.place());
            }
            chronicle
                    .tell(task.customerId(), task.isMeeting() ? "Meeting Held" : "Task Done", at, properties)
                    .filter(touchpoint -> task.dealId() != 0)
                    .ifPresent(touchpoint -> deals.speaks(task.dealId(), touchpoint));
        }
        audit.record("did", task.kind(), id);
        bells.publishEvent(new TaskEnded(id, "done"));
        return new TaskOutcome.Done(sql.find(id).orElseThrow());
    }

    /** Lets go of one that nobody will do; with {@code all} it comes no more either. */
    @Transactional
    public TaskOutcome drop(long id, boolean all) {
        chronicle.hold();
        if (!sql.lock(id)) {
            return new TaskOutcome.Unknown();
        }
        Task task = sql.find(id).orElseThrow();
        if (!task.isOpen()) {
            return new TaskOutcome.Clash("It is " + task.state() + " already.");
        }
        sql.end(id, "dropped", time.instant(), Actor.current().userId());
        if (!all) {
            again(task, time.instant());
        }
        audit.record("dropped", task.kind(), id);
        bells.publishEvent(new TaskEnded(id, "dropped"));
        return new TaskOutcome.Done(sql.find(id).orElseThrow());
    }

    /** Opens one again that was done or dropped; the turn that followed goes, unless somebody has touched it. */
    @Transactional
    public TaskOutcome reopen(long id) {
        chronicle.hold();
        if (!sql.lock(id)) {
            return new TaskOutcome.Unknown();
        }
        Task task = sql.find(id).orElseThrow();
        if (task.isOpen()) {
            return new TaskOutcome.Clash("It is open.");
        }
        sql.dropFollowing(id);
        sql.end(id, "open", time.instant(), 0);
        audit.record("opened again", task.kind(), id);
        bells.publishEvent(new TaskEnded(id, "open"));
        return new TaskOutcome.Done(sql.find(id).orElseThrow());
    }

    private void again(Task task, Instant now) {
        if (task.repeat().isEmpty()) {
            return;
        }
        ZoneId zone = settings.zone();
        Repeat.parse(task.repeat())
                .after(task.dueAt().atZone(zone), task.turn(), now.atZone(zone))
                .ifPresent(turn -> {
                    TaskDraft next = draft(task, turn.at().toInstant());
                    sql.insert(
                            next,
                            profile(next),
                            remindAt(next),
                            sql.series(task.id()),
                            turn.number(),
                            time.instant(),
                            Actor.current().userId());
                });
    }

    private static TaskDraft draft(Task t, Instant dueAt) {
        return new TaskDraft(
                t.kind(),
                t.title(),
                t.place(),
                t.ownerId(),
                dueAt,
                t.allDay(),
                t.minutes(),
                t.customerId(),
                t.dealId(),
                t.conversation(),
                t.remindMinutes(),
                t.repeat());
    }

    private @Nullable String fault(TaskDraft draft) {
        String fault = TaskRules.fault(draft);
        if (fault != null) {
            return fault;
        }
        if (draft.ownerId() != 0 && !sql.isColleague(draft.ownerId())) {
            return "There is no such colleague.";
        }
        if (draft.customerId() != 0 && sql.lead(draft.customerId()).isEmpty()) {
            return "There is no such customer.";
        }
        return draft.dealId() != 0 && !sql.isDeal(draft.dealId()) ? "There is no such deal." : null;
    }

    private @Nullable Long profile(TaskDraft draft) {
        return draft.customerId() == 0 ? null : sql.lead(draft.customerId()).orElse(null);
    }

    private static @Nullable Instant remindAt(TaskDraft draft) {
        Integer minutes = draft.remindMinutes();
        if (minutes == null) {
            return null;
        }
        Instant due = draft.allDay() ? draft.dueAt().plus(MORNING) : draft.dueAt();
        return due.minus(Duration.ofMinutes(minutes));
    }
}
