package heartstring.crm.taskdesk;

import heartstring.crm.picks.Picks;
import heartstring.crm.tasks.Task;
import heartstring.crm.tasks.TaskOutcome;
import heartstring.crm.tasks.Tasks;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The queues of tasks. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class TasksPage {

    private static final int ROWS = 60;
    private static final Set<String> QUEUES = Set.of("today", "overdue", "upcoming", "mine", "team", "done");

    private final Tasks tasks;
    private final Picks picks;
    private final Settings settings;
    private final InstantSource time;

    TasksPage(Tasks tasks, Picks picks, Settings settings, InstantSource time) {
        this.tasks = tasks;
        this.picks = picks;
        this.settings = settings;
        this.time = time;
    }

    @Bean
    static NavEntry tasksEntry() {
        return new NavEntry("Sales", 345, "checkbox", "Tasks", "/crm/tasks", Set.of("MANAGER", "AGENT"));
    }

    @GetMapping("/crm/tasks")
    View queue(
            @RequestParam(defaultValue = "today") String queue,
            @RequestParam(required = false) @Nullable String after) {
        return page(QUEUES.contains(queue) ? queue : "today", after, null, Map.of());
    }

    private Page page(String queue, @Nullable String after, @Nullable String fault, Map<String, String> typed) {
        Cursor cursor = Cursor.parse(after, 2);
        Instant now = time.instant();
        ZoneId zone = settings.zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        List<Task> found = tasks.queue(
                Tasks.Queue.valueOf(queue.toUpperCase(Locale.ROOT)),
                Actor.current().userId(),
                cursor == null ? null : cursor.moment(0),
                cursor == null ? 0 : cursor.number(1),
                ROWS + 1);
        boolean more = found.size() > ROWS;
        List<Task> shown = more ? found.subList(0, ROWS) : found;
        List<TasksView.Line> lines = new ArrayList<>();
        LocalDate last = null;
        for (Task task : shown) {
            LocalDate day = task.dueAt().atZone(zone).toLocalDate();
            lines.add(new TasksView.Line(task, day.equals(last) ? "" : TasksView.heading(day, today), now));
            last = day;
        }
        String next = more
                ? "/crm/tasks?queue=" + queue + "&after="
                        + Cursor.of(shown.getLast().dueAt(), shown.getLast().id())
                                .text()
                : null;
        return Page.of(
                "Tasks",
                "crm/taskdesk/tasks",
                new TasksView(queue, lines, tasks.counts(Actor.current().userId()), next, true, today, fault, typed));
    }

    /** From the line above a queue, or from the whole form. */
    @PostMapping("/crm/tasks")
    View add(@RequestParam MultiValueMap<String, String> form) {
        String queue = TaskForm.text(form, "queue");
        String fault;
        try {
            TaskOutcome outcome = tasks.add(TaskForm.draft(
                    form,
                    picks,
                    settings.zone(),
                    time.instant().atZone(settings.zone()).toLocalDate(),
                    Actor.current().userId()));
            fault = switch (outcome) {
                case TaskOutcome.Done done -> "";
                case TaskOutcome.Refused refused -> refused.sentence();
                case TaskOutcome.Clash clash -> clash.sentence();
                case TaskOutcome.Unknown unknown -> "It is gone.";
            };
        } catch (IllegalArgumentException e) {
            fault = String.valueOf(e.getMessage());
        }
        if (!fault.isEmpty()) {
            return page(QUEUES.contains(queue) ? queue : "today", null, fault, form.toSingleValueMap())
                    .status(422);
        }
        long deal = TaskForm.number(form, "dealId");
        long customer = TaskForm.number(form, "customerId");
        if (QUEUES.contains(queue)) {
            return Redirect.to("/crm/tasks?queue=" + queue).saying("Added.");
        }
        return Redirect.to(
                        deal != 0
                                ? "/crm/deals/" + deal
                                : customer != 0 ? "/customers/" + customer : "/crm/tasks?queue=mine")
                .saying("Added.");
    }
}
