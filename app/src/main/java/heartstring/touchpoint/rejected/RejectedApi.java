package heartstring.touchpoint.rejected;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@Tag(name = "Events", description = "Events that could not be taken in, and another try.")
@RestController
class RejectedApi {

    private static final int MOST = 200;

    private final Rejected rejected;

    RejectedApi(Rejected rejected) {
        this.rejected = rejected;
    }

    record Listing(List<RejectedEvent> events, @Nullable String next) {}

    record Replayed(boolean landed) {}

    record Edit(@Nullable JsonNode event) {}

    @Operation(
            summary = "Rejected events, newest first",
            description =
                    "Filter by source and by reason (its words with every figure written as …); page with cursor.")
    @ForScope("events:read")
    @GetMapping("/api/events/rejected")
    Listing list(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int source,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "") String cursor) {
        int most = Math.clamp(limit, 1, MOST);
        Cursor from = Cursor.parse(cursor, 1);
        List<RejectedEvent> found =
                rejected.list(new Rejected.Filter(reason, source), from == null ? 0 : from.number(0), most + 1);
        boolean more = found.size() > most;
        List<RejectedEvent> shown = more ? found.subList(0, most) : found;
        return new Listing(shown, more ? Cursor.of(shown.getLast().id()).text() : null);
    }

    @Operation(
            summary = "Tries a rejected event again",
            description =
                    "As of the moment it first came. With \"event\" the mended event is tried instead. 409 with the"
                            + " reason when it still cannot be taken in; repeating is safe, it lands once.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"event\":{\"type\":\"track\",\"userId\":\"u1\",\"event\":\"Tasting\"}}"))))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Replayed.class),
                            examples = @ExampleObject("{\"landed\":true}")))
    @ForScope("events:write")
    @PostMapping("/api/events/rejected/{id}/replay")
    Replayed replay(@PathVariable long id, @RequestBody(required = false) @Nullable Edit edit) {
        JsonNode event = edit == null ? null : edit.event();
        boolean edited = event != null && !event.isNull();
        return switch (rejected.replay(id, edited ? String.valueOf(event) : null)) {
            case Rejected.Again.Landed landed -> new Replayed(true);
            case Rejected.Again.Still still -> throw Refusal.conflict(still.reason());
            case Rejected.Again.Unknown unknown -> throw Refusal.notFound("rejected event");
        };
    }
}
