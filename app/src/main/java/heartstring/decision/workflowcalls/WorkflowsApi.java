package heartstring.decision.workflowcalls;

import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowJson;
import heartstring.decision.workflows.WorkflowRules.Fault;
import heartstring.decision.workflows.WorkflowWords;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Workflows for programs: what they say, and whether they are on. */
@Tag(name = "Workflows")
@RestController
class WorkflowsApi {

    static final String PATH = "/api/workflows";
    static final String ONE = PATH + "/{id:\\d{1,9}}";

    private static final String EXAMPLE = """
            {"entry": {"kind": "event", "on": {"event": "Product Added"}, "key": "cart_id"},
             "again": {"kind": "never"},
             "goal": {"happens": {"event": "Order Completed"}},
             "steps": [
               {"id": "hours", "do": "wait", "minutes": 240},
               {"id": "daytime", "do": "wait-hour", "at": "09:00"},
               {"id": "remind", "do": "message", "template": 3, "purpose": "news"}]}""";

    private final Workflows workflows;
    private final WorkflowJson json;
    private final WorkflowWords words;

    WorkflowsApi(Workflows workflows, WorkflowJson json, WorkflowWords words) {
        this.workflows = workflows;
        this.json = json;
        this.words = words;
    }

    record Line(
            int id,
            String name,

            @Schema(description = "draft, on or off", example = "on")
            String state,

            @Schema(description = "That people come into; 0 before it was published")
            int version,

            @Schema(description = "How people come in, in words")
            String entry,

            Instant madeAt,
            Instant changedAt) {}

    record WorkflowList(List<Line> workflows) {}

    record Missing(
            @Schema(description = "The id of a step, entry, goal, or exit- and a number", example = "remind")
            String where,

            String sentence) {}

    record One(
            Line workflow,

            @Schema(description = "What is edited: the draft, or else the published version", example = EXAMPLE)
            JsonNode edited,

            @Schema(description = "What people come into; left out before it was published") @Nullable
            JsonNode published,

            @Schema(description = "What keeps the draft from being published")
            List<Missing> missing) {}

    record Wanted(
            @Schema(
                    description = "1 to 120 characters; when it changes, it may be left out",
                    example = "Abandoned cart")
            @Nullable
            String name,

            @Schema(
                    description =
                            "The whole workflow. Each step has an id, the same in all versions: those who are in it are moved by it.",
                    example = EXAMPLE)
            @Nullable
            JsonNode workflow) {}

    record Publication(
            @Schema(description = "Whether those in older versions go on in this one, where it still has their step")
            @Nullable
            Boolean move,

            @Schema(
                    description =
                            "Of a hundred people so many go without, for the first time; left out: the usual share",
                    example = "10")
            @Nullable
            Integer heldOut) {}

    record Running(@Nullable Boolean on) {}

    @Operation(summary = "All workflows")
    @ForScope("workflows:read")
    @GetMapping(PATH)
    WorkflowList all() {
        return new WorkflowList(workflows.all().stream().map(this::line).toList());
    }

    private Line line(Stored it) {
        return new Line(
                it.id(),
                it.name(),
                it.state().word(),
                it.version(),
                words.entry(workflows.edited(it)),
                it.madeAt(),
                it.changedAt());
    }

    @Operation(summary = "One workflow, as it is edited and as it is published")
    @ForScope("workflows:read")
    @GetMapping(ONE)
    One one(@PathVariable int id) {
        return shown(workflows.find(id).orElseThrow(() -> Refusal.notFound("workflow")));
    }

    private One shown(Stored it) {
        Workflow edited = workflows.edited(it);
        return new One(
                line(it),
                tree(edited),
                it.version() == 0
                        ? null
                        : tree(workflows.route(it.id(), it.version()).workflow()),
                workflows.faults(edited).stream()
                        .map(f -> new Missing(f.where(), f.sentence()))
                        .toList());
    }

    private JsonNode tree(Workflow workflow) {
        return JsonMapper.shared().readTree(json.write(workflow));
    }

    @Operation(summary = "Begins a workflow", description = "As a draft; nobody comes in before it is published.")
    @ForScope("workflows:write")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(PATH)
    One make(@RequestBody Wanted wanted) {
        return answer(workflows.make(wanted.name() == null ? "" : wanted.name(), read(wanted)));
    }

    @Operation(
            summary = "Replaces the draft of a workflow",
            description = "It may be unfinished; “missing” says what is.")
    @ForScope("workflows:write")
    @PutMapping(ONE)
    One draft(@PathVariable int id, @RequestBody Wanted wanted) {
        Workflow workflow = read(wanted);
        if (wanted.name() != null) {
            answer(workflows.rename(id, wanted.name()));
        }
        return answer(workflows.draft(id, workflow, null));
    }

    private Workflow read(Wanted wanted) {
        JsonNode given = wanted.workflow();
        if (given == null || given.isNull()) {
            throw Refusal.unprocessable("\"workflow\" is missing.");
        }
        return switch (json.readTyped(given.toString())) {
            case WorkflowJson.Reading.Good good -> good.workflow();
            case WorkflowJson.Reading.Bad bad ->
                throw Refusal.unprocessable(bad.sentence()).with("path", bad.path());
        };
    }

    @Operation(summary = "Publishes the draft as the next version")
    @ForScope("workflows:write")
    @PostMapping(ONE + "/publication")
    One publish(@PathVariable int id, @RequestBody(required = false) @Nullable Publication wanted) {
        boolean move = wanted != null && Boolean.TRUE.equals(wanted.move());
        return answer(workflows.publish(id, move, wanted == null ? null : wanted.heldOut()));
    }

    @Operation(summary = "Turns a workflow on or off", description = "Off: nobody comes in, and who is in it goes on.")
    @ForScope("workflows:write")
    @PutMapping(ONE + "/running")
    One run(@PathVariable int id, @RequestBody Running wanted) {
        if (wanted.on() == null) {
            throw Refusal.unprocessable("Say \"on\": true or false.");
        }
        return answer(workflows.turn(id, wanted.on()));
    }

    private One answer(Workflows.Outcome outcome) {
        return switch (outcome) {
            case Workflows.Outcome.Done it -> shown(it.workflow());
            case Workflows.Outcome.Unfinished it -> throw unfinished(it.faults());
            case Workflows.Outcome.Refused it -> throw Refusal.unprocessable(it.sentence());
            case Workflows.Outcome.Clash it -> throw Refusal.conflict("Somebody else changed it just now.");
            case Workflows.Outcome.Unknown it -> throw Refusal.notFound("workflow");
        };
    }

    private static Refusal unfinished(List<Fault> faults) {
        return Refusal.unprocessable("It is not whole yet: " + faults.getFirst().sentence())
                .with("where", faults.getFirst().where());
    }
}
