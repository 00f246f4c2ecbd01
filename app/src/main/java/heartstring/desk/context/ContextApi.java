package heartstring.desk.context;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.events.BodyText;
import heartstring.touchpoint.intake.IntakeUnavailable;
import heartstring.touchpoint.sources.Source;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag(name = "Customers")
@ForScope("context")
@RestController
class ContextApi {

    /** The largest request, in bytes: one event, and a little for the frame. */
    static final int MOST_BYTES = 40 * 1024;

    private static final int MOST_STORE = 200;
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Set<String> FIELDS = Set.of("event", "writeKey", "store", "decide");

    private final Contexts contexts;

    ContextApi(Contexts contexts) {
        this.contexts = contexts;
    }

    @Operation(
            summary = "All that a site or a till has to know of a customer, in one call",
            description =
                    "Who it is, memberships, segments, scores, what to do next, what is due, and what may be shown to them. What a customer"
                            + " does not allow is left out. Needs the scope \"context\".")
    @ApiResponse(
            responseCode = "200",
            description = "Told.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ContextShape.class)))
    @ApiResponse(responseCode = "308", description = "The customer has another id now; see Location.")
    @ApiResponse(responseCode = "404", description = "There is no such customer.")
    @GetMapping(value = "/api/customers/{id:\\d{1,18}}/context", produces = JSON)
    ResponseEntity<byte[]> of(
            @PathVariable long id,
            @Parameter(description = "For the gift programmes of one store") @RequestParam(defaultValue = "")
                    String store) {
        Optional<String> told = contexts.of(id, new Contexts.Asked(store(store), true));
        if (told.isPresent()) {
            return answer(told.get());
        }
        long now = contexts.current(id);
        if (now == 0 || now == id) {
            throw Refusal.notFound("customer");
        }
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(URI.create("/api/customers/" + now + "/context"))
                .build();
    }

    @Operation(
            summary = "Keeps an event and tells of whoever it is about, in one call",
            description =
                    "The event is taken as the tracking API takes it, and is on the disk when the answer comes. Whoever it shows is found or"
                            + " made as there. With the same messageId it is kept once, and the answer is told again. What the event changes"
                            + " in segments and scores follows within seconds and is not in this answer.")
    @RequestBody(content = @Content(mediaType = JSON, schema = @Schema(implementation = ContextShape.Sent.class)))
    @ApiResponse(
            responseCode = "200",
            description =
                    "Kept and told; the customer is null where nobody was shown or they are out of the key's reach.",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ContextShape.class)))
    @ApiResponse(responseCode = "400", description = "It is no JSON, or there is a field that nobody asked for.")
    @ApiResponse(responseCode = "413", description = "It is too large.")
    @ApiResponse(
            responseCode = "422",
            description = "There is no event, it makes no sense, or the write key is unknown.")
    @ApiResponse(responseCode = "503", description = "Nothing can be kept now; send it again in a moment.")
    @PostMapping(value = "/api/customers/context", produces = JSON)
    ResponseEntity<byte[]> taken(HttpServletRequest request) throws IOException {
        ObjectNode sent = sent(request);
        for (String field : sent.propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw Refusal.badRequest(
                        "There is no field \"" + field.substring(0, Math.min(40, field.length())) + "\".");
            }
        }
        if (!(sent.get("event") instanceof ObjectNode event)) {
            throw Refusal.unprocessable("Send an \"event\" as the tracking API takes it.");
        }
        JsonNode decide = sent.get("decide");
        Contexts.Asked asked = new Contexts.Asked(
                store(text(sent, "store")), decide != null && decide.isBoolean() && decide.asBoolean());
        Source source = contexts.source(text(sent, "writeKey"));
        try {
            return answer(contexts.taken(source, event, asked));
        } catch (IntakeUnavailable e) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "Not now", e.getMessage());
        }
    }

    private static ObjectNode sent(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Too large",
                    "A request may have at most " + MOST_BYTES / 1024 + " kB. Send less context.");
        }
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode sent) {
                return sent;
            }
        } catch (JacksonException e) {
            throw Refusal.badRequest("The body is not valid JSON: " + BodyText.fault(e));
        }
        throw Refusal.badRequest("The body must be a JSON object.");
    }

    private static @Nullable String text(ObjectNode sent, String field) {
        JsonNode text = sent.get(field);
        if (text == null || text.isNull()) {
            return null;
        }
        if (!text.isString()) {
            throw Refusal.unprocessable("\"" + field + "\" is a text.");
        }
        return text.asString();
    }

    private static String store(@Nullable String store) {
        String key = store == null ? "" : store.strip();
        if (key.length() > MOST_STORE) {
            throw Refusal.unprocessable("\"store\" has at most " + MOST_STORE + " characters.");
        }
        return key;
    }

    private static ResponseEntity<byte[]> answer(String told) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(told.getBytes(StandardCharsets.UTF_8));
    }
}
