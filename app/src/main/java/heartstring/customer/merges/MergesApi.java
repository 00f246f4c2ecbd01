package heartstring.customer.merges;

import com.fasterxml.jackson.annotation.JsonInclude;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "Puzzle", description = "Which pieces make up a customer: look, merge, split, undo.")
@RestController
class MergesApi {

    private static final String JSON = "application/json";
    private static final int MOST_PROFILES = 1_000;

    private final Merges merges;
    private final MergesSql sql;
    private final PiecesSql pieces;

    MergesApi(Merges merges, MergesSql sql, PiecesSql pieces) {
        this.merges = merges;
        this.sql = sql;
        this.pieces = pieces;
    }

    record MergeRequest(
            @Nullable List<Long> customerIds, @Nullable Boolean dryRun) {}

    record SplitRequest(@Nullable List<Long> profileIds) {}

    /** A property of which both customers have a value, and which one holds; values are JSON of any kind. */
    record Conflict(String property, Object survivor, Object retired, Object holds) {}

    /** What was moved, or with a dry run what would be; then there is neither movement nor customer yet. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Moved(
            @Nullable Boolean dryRun,
            @Nullable Long movementId,
            @Nullable Long customerId,
            @Nullable Long survivorId,
            @Nullable Long retiredId,
            List<Long> movedProfileIds,
            @Nullable List<Conflict> conflicts) {

        Moved with(List<Conflict> found) {
            return new Moved(dryRun, movementId, customerId, survivorId, retiredId, movedProfileIds, found);
        }
    }

    @Operation(
            summary = "Merges two customers",
            description =
                    "The customer with the smaller number stays; the other one's number leads there from then on. With"
                            + " dryRun nothing is changed. Nothing is lost: a merge can be undone.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            examples = @ExampleObject("{\"customerIds\":[7,42],\"dryRun\":true}"))))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Moved.class),
                            examples =
                                    @ExampleObject(
                                            "{\"dryRun\":true,\"survivorId\":7,\"retiredId\":42,\"movedProfileIds\":[51,52],"
                                                    + "\"conflicts\":[{\"property\":\"city\",\"survivor\":\"Bonn\",\"retired\":\"Ulm\",\"holds\":\"Ulm\"}]}")))
    @ForScope("customers:write")
    @PostMapping("/api/customers/merges")
    Moved merge(@RequestBody MergeRequest request) {
        List<Long> ids = request.customerIds();
        if (ids == null || ids.size() != 2 || ids.contains(null)) {
            throw Refusal.badRequest("\"customerIds\" has to hold two numbers of customers.");
        }
        Merges.Outcome would = merges.merge(ids.getFirst(), ids.getLast(), true, by());
        if (Boolean.TRUE.equals(request.dryRun()) || !(would instanceof Merges.Outcome.Would plan)) {
            return answer(would);
        }
        Moved moved = answer(merges.merge(ids.getFirst(), ids.getLast(), false, by()));
        return moved.with(conflicts(plan.conflicts()));
    }

    @Operation(
            summary = "Takes pieces out of a customer into a new one",
            description = "The two are kept apart from then on: no rule joins them again.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(mediaType = JSON, examples = @ExampleObject("{\"profileIds\":[51,52]}"))))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Moved.class),
                            examples =
                                    @ExampleObject(
                                            "{\"movementId\":318,\"customerId\":90,\"movedProfileIds\":[51,52]}")))
    @ForScope("customers:write")
    @PostMapping("/api/customers/{id}/splits")
    Moved split(@PathVariable long id, @RequestBody SplitRequest request) {
        List<Long> profiles = request.profileIds();
        if (profiles == null || profiles.isEmpty() || profiles.size() > MOST_PROFILES || profiles.contains(null)) {
            throw Refusal.badRequest("\"profileIds\" has to hold 1 to " + MOST_PROFILES + " numbers of pieces.");
        }
        return answer(merges.split(id, Set.copyOf(profiles), by()));
    }

    @Operation(
            summary = "Undoes a merge or a split",
            description =
                    "Gives back exactly what that movement moved. 409 names the later movement that stands in the way"
                            + " as \"blockedBy\".")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Moved.class),
                            examples =
                                    @ExampleObject(
                                            "{\"movementId\":319,\"customerId\":42,\"movedProfileIds\":[51,52]}")))
    @ApiResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples =
                                    @ExampleObject(
                                            "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,\"detail\":\"A later change"
                                                    + " stands in the way: undo number 330 first.\",\"blockedBy\":330}")))
    @ForScope("customers:write")
    @PostMapping("/api/customers/movements/{id}/undo")
    Moved undo(@PathVariable long id) {
        return answer(merges.undo(id, by()));
    }

    @Operation(
            summary = "The pieces of a customer",
            description =
                    "Each piece with its identifiers, and the movements that brought them together, with cause and"
                            + " confidence. Page with \"after\": the \"more\" of the answer before.")
    @ForScope("customers:read")
    @GetMapping("/api/customers/{id}/pieces")
    Pieces pieces(@PathVariable long id, @RequestParam(defaultValue = "0") long after) {
        long customer = sql.current(id);
        if (customer == 0) {
            throw Refusal.notFound("customer");
        }
        List<Pieces.Piece> found = pieces.pieces(customer, after, Pieces.MOST + 1);
        boolean more = found.size() > Pieces.MOST;
        List<Pieces.Piece> shown = more ? found.subList(0, Pieces.MOST) : found;
        return new Pieces(
                customer,
                shown,
                after == 0 ? pieces.movements(customer, Pieces.MOST_MOVEMENTS) : List.of(),
                more ? shown.getLast().id() : 0);
    }

    private static Merges.By by() {
        Actor actor = Actor.current();
        return new Merges.By(actor.kind() == Actor.Kind.API_KEY ? "api-key" : "user", actor.id());
    }

    private static Moved answer(Merges.Outcome outcome) {
        return switch (outcome) {
            case Merges.Outcome.Done done ->
                new Moved(null, done.movementId(), done.customerId(), null, null, done.movedProfiles(), null);
            case Merges.Outcome.Would would ->
                new Moved(
                        true,
                        null,
                        null,
                        would.survivorId(),
                        would.retiredId(),
                        would.movedProfiles(),
                        conflicts(would.conflicts()));
            case Merges.Outcome.Refused refused -> {
                Refusal refusal = Refusal.conflict(refused.reason());
                throw refused.blockedBy() == 0 ? refusal : refusal.with("blockedBy", refused.blockedBy());
            }
            case Merges.Outcome.Unknown unknown -> throw Refusal.notFound(unknown.what());
        };
    }

    private static List<Conflict> conflicts(List<Merges.Conflict> conflicts) {
        return conflicts.stream()
                .map(c -> new Conflict(
                        c.name(),
                        json(c.survivorJson()),
                        json(c.retiredJson()),
                        json(c.survivorHolds() ? c.survivorJson() : c.retiredJson())))
                .toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
