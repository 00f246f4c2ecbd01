package heartstring.crm.api;

import heartstring.crm.tasks.Task;
import heartstring.crm.tasks.TaskDraft;
import heartstring.crm.tasks.TaskOutcome;
import heartstring.crm.tasks.Tasks;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tasks")
@RestController
class TasksApi {

    private static final String PATH = "/api/tasks";
    private static final int MOST = 200;

    private final Tasks tasks;

    TasksApi(Tasks tasks) {
        this.tasks = tasks;
    }

    record Wanted(
            @Schema(description = "task or meeting", example = "meeting") @Nullable
            String kind,

            @Schema(example = "Taste the new roast") @Nullable
            String title,

            @Schema(example = "Café Amsel") @Nullable String place,

            @Schema(description = "whose it is") @Nullable Long ownerId,

            @Schema(example = "2026-03-31T14:30:00Z") @Nullable
            Instant dueAt,

            @Schema(description = "whether it is for the whole day; \"dueAt\" is then the day's beginning") @Nullable
            Boolean allDay,

            @Schema(description = "how long a meeting takes", example = "60") @Nullable
            Integer minutes,

            @Schema(example = "42") @Nullable Long customerId,
            @Schema(example = "7") @Nullable Long dealId,

            @Schema(description = "the number of a conversation, as text") @Nullable
            String conversation,

            @Schema(description = "minutes before", example = "15") @Nullable
            Integer remindMinutes,

            @Schema(
                    description = "a rule of iCalendar: FREQ with INTERVAL, COUNT or UNTIL, and BYDAY for weeks",
                    example = "FREQ=WEEKLY;BYDAY=MO")
            @Nullable
            String repeat) {}

    record Page(List<Task> tasks, @Nullable String next) {}

    @Operation(
            summary = "Tasks and meetings, soonest first",
            description = "Of a deal, a conversation or a customer; otherwise the open ones of a colleague or of all.")
    @ApiResponse(responseCode = "200", description = "A page.", useReturnTypeSchema = true)
    @ForScope("tasks:read")
    @GetMapping(PATH)
    Page list(
            @Parameter(description = "a colleague; 0 for all") @RequestParam(defaultValue = "0") long owner,
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam(defaultValue = "0") long deal,
            @RequestParam(defaultValue = "") String conversation,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        if (deal != 0) {
            return new Page(tasks.ofDeal(deal, most), null);
        }
        if (!conversation.isEmpty()) {
            return new Page(tasks.ofConversation(conversation, most), null);
        }
        if (customer != 0) {
            return new Page(tasks.ofCustomer(customer, most), null);
        }
        Cursor after = Cursor.parse(cursor, 2);
        List<Task> found = tasks.queue(
                owner == 0 ? Tasks.Queue.TEAM : Tasks.Queue.MINE,
                owner,
                after == null ? null : after.moment(0),
                after == null ? 0 : after.number(1),
                most + 1);
        boolean more = found.size() > most;
        List<Task> shown = more ? found.subList(0, most) : found;
        return new Page(
                shown,
                more ? Cursor.of(shown.getLast().dueAt(), shown.getLast().id()).text() : null);
    }

    @Operation(summary = "One task or meeting")
    @ApiResponse(responseCode = "200", description = "The task.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such task.")
    @ForScope("tasks:read")
    @GetMapping(PATH + "/{id}")
    Task one(@PathVariable long id) {
        return tasks.find(id).orElseThrow(() -> Refusal.notFound("task"));
    }

    @Operation(summary = "Adds a task or meeting")
    @ApiResponse(responseCode = "201", description = "It is there.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", description = "Something makes no sense; the answer says what.")
    @ForScope("tasks:write")
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    Task add(@RequestBody Wanted wanted) {
        return done(tasks.add(draft(wanted)));
    }

    @Operation(
            summary = "Changes a task or meeting",
            description = "Everything is set anew, what is missing is emptied.")
    @ApiResponse(responseCode = "200", description = "As it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such task.")
    @ApiResponse(responseCode = "409", description = "It is done or dropped.")
    @ApiResponse(responseCode = "422", description = "Something makes no sense; the answer says what.")
    @ForScope("tasks:write")
    @PutMapping(PATH + "/{id}")
    Task change(@PathVariable long id, @RequestBody Wanted wanted) {
        return done(tasks.change(id, draft(wanted), null));
    }

    @Operation(summary = "Notes that a task is done", description = "One that repeats comes again.")
    @ApiResponse(responseCode = "200", description = "As it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such task.")
    @ApiResponse(responseCode = "409", description = "It is done or dropped already.")
    @ForScope("tasks:write")
    @PostMapping(PATH + "/{id}/completion")
    Task complete(@PathVariable long id) {
        return done(tasks.done(id));
    }

    @Operation(
            summary = "Opens a task again",
            description = "The turn that followed goes, unless somebody has touched it.")
    @ApiResponse(responseCode = "200", description = "As it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such task.")
    @ApiResponse(responseCode = "409", description = "It is open.")
    @ForScope("tasks:write")
    @DeleteMapping(PATH + "/{id}/completion")
    Task reopen(@PathVariable long id) {
        return done(tasks.reopen(id));
    }

    private static TaskDraft draft(Wanted w) {
        Instant due = w.dueAt();
        if (due == null) {
            throw Refusal.badRequest("\"dueAt\" is needed.");
        }
        return new TaskDraft(
                w.kind() == null ? "task" : w.kind(),
                w.title() == null ? "" : w.title(),
                w.place() == null ? "" : w.place(),
                w.ownerId() == null ? 0 : w.ownerId(),
                due,
                Boolean.TRUE.equals(w.allDay()),
                w.minutes() == null ? 0 : w.minutes(),
                w.customerId() == null ? 0 : w.customerId(),
                w.dealId() == null ? 0 : w.dealId(),
                w.conversation(),
                w.remindMinutes(),
                w.repeat() == null ? "" : w.repeat());
    }

    private static Task done(TaskOutcome outcome) {
        return switch (outcome) {
            case TaskOutcome.Done done -> done.task();
            case TaskOutcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
            case TaskOutcome.Clash clash -> throw Refusal.conflict(clash.sentence());
            case TaskOutcome.Unknown unknown -> throw Refusal.notFound("task");
        };
    }
}
