package heartstring.decision.workflowcalls;

import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.entering.Entering;
import heartstring.decision.runs.RunRow;
import heartstring.decision.runs.Runs;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Entry;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who comes into workflows, for programs, and what becomes of them. */
@Tag(name = "Workflows")
@RestController
class EntriesApi {

    private static final int LINES = 100;
    private static final Set<String> STATES = Set.of("", "waiting", "parked", "ended");

    private final Entering entering;
    private final Workflows workflows;
    private final Runs runs;
    private final CustomersInReach reach;

    EntriesApi(Entering entering, Workflows workflows, Runs runs, CustomersInReach reach) {
        this.entering = entering;
        this.workflows = workflows;
        this.runs = runs;
        this.reach = reach;
    }

    record Wanted(
            @Schema(description = "Who comes in", example = "42") @Nullable
            Long customer,

            @Schema(
                    description = "Where the workflow asks for one: the same person and key come in once",
                    example = "cart-77")
            @Nullable
            String key) {}

    record Taken(boolean taken) {}

    @Operation(
            summary = "Puts a customer into a workflow",
            description =
                    "Within seconds they come in, if its rules let them: who goes without, does not fit or may not come again is left out.")
    @ForScope("workflows:enter")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping(WorkflowsApi.ONE + "/entries")
    Taken enter(@PathVariable int id, @RequestBody Wanted wanted) {
        Stored stored = workflows.find(id).orElseThrow(() -> Refusal.notFound("workflow"));
        Long customer = wanted.customer();
        if (customer == null || !reach.isIn(customer)) {
            throw Refusal.unprocessable("\"customer\" is no customer.");
        }
        if (stored.version() == 0) {
            throw Refusal.conflict("It is not published yet.");
        }
        String key = wanted.key() == null ? "" : wanted.key();
        boolean byCall = workflows.route(id, stored.version()).workflow().entry() instanceof Entry.OnCall;
        if (!byCall && !key.isEmpty()) {
            throw Refusal.unprocessable("This workflow takes no key.");
        }
        return switch (byCall ? entering.byCall(id, customer, key) : entering.byHand(id, customer)) {
            case Entering.Outcome.Taken taken -> new Taken(true);
            case Entering.Outcome.Refused refused -> throw Refusal.conflict(refused.sentence());
            case Entering.Outcome.Unknown unknown -> throw Refusal.notFound("customer");
        };
    }

    record Run(
            long id,
            int workflow,
            int version,
            long customer,
            String key,

            @Schema(description = "The id of the step where they are; empty beyond the last", example = "remind")
            String step,

            @Schema(description = "waiting, parked (it failed and waits for a colleague) or ended")
            String state,

            @Schema(description = "How it ended (end, goal, exit: its name, stopped), or why it is parked")
            String reason,

            Instant enteredAt,
            @Nullable Instant dueAt,
            @Nullable Instant endedAt) {

        static Run of(RunRow it) {
            return new Run(
                    it.id(),
                    it.workflow(),
                    it.version(),
                    it.customer(),
                    it.key(),
                    it.step(),
                    it.state(),
                    it.reason(),
                    it.enteredAt(),
                    it.dueAt(),
                    it.endedAt());
        }
    }

    record RunPage(List<Run> runs, @Nullable String next) {}

    @Operation(summary = "Who is or was in a workflow, the newest first")
    @ForScope("workflows:read")
    @GetMapping(WorkflowsApi.ONE + "/runs")
    RunPage runs(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor) {
        if (workflows.find(id).isEmpty()) {
            throw Refusal.notFound("workflow");
        }
        if (!STATES.contains(state)) {
            throw Refusal.badRequest("A state is waiting, parked or ended.");
        }
        Cursor from = Cursor.parse(cursor, 1);
        List<RunRow> found = runs.page(id, state, from == null ? 0 : from.number(0), LINES + 1);
        List<RunRow> shown = found.subList(0, Math.min(LINES, found.size()));
        String next = found.size() > LINES ? Cursor.of(shown.getLast().id()).text() : null;
        return new RunPage(shown.stream().map(Run::of).toList(), next);
    }

    record Step(
            @Schema(description = "The id of the step; empty for the end")
            String step,

            Instant at,

            @Schema(description = "done, a branch, skipped, or how it ended")
            String way,

            String note) {}

    record Told(List<Run> runs, List<Step> steps) {}

    @Operation(
            summary = "The workflows of a customer, the newest first, and each step of the newest one",
            description = "Why did they get this?")
    @ForScope("workflows:read")
    @GetMapping("/api/customers/{customer:\\d{1,18}}/workflows")
    Told person(@PathVariable long customer) {
        if (!reach.isIn(customer)) {
            throw Refusal.notFound("customer");
        }
        List<Run> found = runs.ofCustomer(customer, LINES).stream().map(Run::of).toList();
        List<Step> steps = found.isEmpty()
                ? List.of()
                : runs.log(found.getFirst().id()).stream()
                        .map(d -> new Step(d.step(), d.at(), d.way(), d.note()))
                        .toList();
        return new Told(found, steps);
    }
}
