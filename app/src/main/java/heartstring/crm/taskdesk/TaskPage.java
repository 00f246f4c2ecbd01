package heartstring.crm.taskdesk;

import heartstring.crm.deals.Deal;
import heartstring.crm.deals.Deals;
import heartstring.crm.picks.Picks;
import heartstring.crm.tasks.Task;
import heartstring.crm.tasks.TaskLinks;
import heartstring.crm.tasks.TaskOutcome;
import heartstring.crm.tasks.Tasks;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One task or meeting, and what is done with it. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class TaskPage {

    private static final String ONE = "/crm/tasks/{id:\\d+}";

    private final Tasks tasks;
    private final Deals deals;
    private final Picks picks;
    private final ColleaguesSql colleagues;
    private final Settings settings;
    private final InstantSource time;
    private final Reaches reaches;
    private final ObjectProvider<TaskLinks> links;

    TaskPage(
            Tasks tasks,
            Deals deals,
            Picks picks,
            ColleaguesSql colleagues,
            Settings settings,
            InstantSource time,
            Reaches reaches,
            ObjectProvider<TaskLinks> links) {
        this.links = links;
        this.reaches = reaches;
        this.tasks = tasks;
        this.deals = deals;
        this.picks = picks;
        this.colleagues = colleagues;
        this.settings = settings;
        this.time = time;
    }

    @GetMapping(ONE)
    View one(@PathVariable long id) {
        return page(find(id), null);
    }

    private Task find(long id) {
        return tasks.find(id).orElseThrow(() -> Refusal.notFound("task"));
    }

    private Page page(Task task, @Nullable String fault) {
        return Page.of(
                task.title(),
                "crm/taskdesk/task",
                new TasksView.One(
                        task,
                        colleagues.names(),
                        Choices.REPEATS,
                        task.isOpen(),
                        links.stream()
                                .flatMap(l -> l.of(List.of(task.id())).values().stream())
                                .toList(),
                        fault));
    }

    @GetMapping("/crm/tasks/new")
    View blank(
            @RequestParam(defaultValue = "0") long deal,
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam(defaultValue = "") String conversation) {
        Optional<Deal> about = deal == 0 ? Optional.empty() : deals.find(deal);
        Optional<Picks.Pick> whom = picks.of(about.map(Deal::customerId).orElse(customer));
        return Page.of(
                "New task",
                "crm/taskdesk/new",
                new TasksView.Fresh(
                        conversation.isEmpty() ? Map.of() : Map.of("conversation", conversation),
                        about.map(Deal::id).orElse(0L),
                        about.map(Deal::title).orElse(""),
                        whom.map(Picks.Pick::id).orElse(0L),
                        whom.map(Picks.Pick::name).orElse(""),
                        colleagues.names(),
                        Actor.current().userId(),
                        time.instant().atZone(settings.zone()).toLocalDate(),
                        Choices.REPEATS,
                        null));
    }

    @PostMapping(ONE)
    View change(@PathVariable long id, @RequestParam MultiValueMap<String, String> form) {
        Task task = find(id);
        try {
            int version = (int) Math.min(Integer.MAX_VALUE, TaskForm.number(form, "version"));
            return said(
                    tasks.change(
                            id,
                            TaskForm.draft(
                                    form,
                                    picks,
                                    settings.zone(),
                                    task.dueAt().atZone(settings.zone()).toLocalDate(),
                                    Actor.current().userId()),
                            version),
                    id,
                    "/crm/tasks/" + id,
                    "Kept.");
        } catch (IllegalArgumentException e) {
            return page(task, String.valueOf(e.getMessage())).status(422);
        }
    }

    @PostMapping(ONE + "/completion")
    View done(@PathVariable long id, @RequestParam(defaultValue = "") String queue) {
        return said(tasks.done(id), id, back(queue, id), "Done.");
    }

    @PostMapping(ONE + "/reopening")
    View reopen(@PathVariable long id, @RequestParam(defaultValue = "") String queue) {
        return said(tasks.reopen(id), id, back(queue, id), "It is open again.");
    }

    @PostMapping(ONE + "/dropping")
    View drop(@PathVariable long id, @RequestParam(defaultValue = "false") boolean all) {
        return said(tasks.drop(id, all), id, "/crm/tasks/" + id, "Dropped.");
    }

    private static String back(String queue, long id) {
        return queue.matches("today|overdue|upcoming|mine|team|done")
                ? "/crm/tasks?queue=" + queue
                : "/crm/tasks/" + id;
    }

    private View said(TaskOutcome outcome, long id, String back, String saying) {
        return switch (outcome) {
            case TaskOutcome.Done done
            when !reaches.of(RecordKind.TASKS).sees(done.task().ownerId(), 0) ->
                Redirect.to("/crm/tasks").saying(saying + " It is somebody else's now.");
            case TaskOutcome.Done done -> Redirect.to(back).saying(saying);
            case TaskOutcome.Refused refused ->
                page(find(id), refused.sentence()).status(422);
            case TaskOutcome.Clash clash -> Redirect.to(back).warning(clash.sentence());
            case TaskOutcome.Unknown unknown -> throw Refusal.notFound("task");
        };
    }
}
