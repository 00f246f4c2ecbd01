package heartstring.touchpoint.intake;

import heartstring.platform.auth.Open;
import heartstring.touchpoint.events.BodyText;
import heartstring.touchpoint.events.Checked;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Segment tracking API. Answers 200 when every good event is durable, 400 when the request itself is broken, 401 for an
 * unknown write key, 413 when it is too large, 415 when it is packed in a way we don't unpack, 503 when nothing can be kept now (clients retry).
 */
@RestController
class TrackingApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> SHORT =
            Map.of("i", "identify", "t", "track", "p", "page", "s", "screen", "g", "group", "a", "alias");

    private final Intake intake;
    private final Sources sources;

    TrackingApi(Intake intake, Sources sources) {
        this.intake = intake;
        this.sources = sources;
    }

    @Open
    @PostMapping({
        "/v1/{call:identify|track|page|screen|group|alias}",
        "/v1/{call:identify|track|page|screen|group|alias}/"
    })
    ResponseEntity<Map<String, Object>> one(@PathVariable String call, HttpServletRequest request) throws IOException {
        return take(request, call);
    }

    /** The short addresses that the browser library uses. */
    @Open
    @PostMapping("/v1/{letter:[itpsga]}")
    ResponseEntity<Map<String, Object>> brief(@PathVariable String letter, HttpServletRequest request)
            throws IOException {
        return take(request, SHORT.get(letter));
    }

    @Open
    @PostMapping({"/v1/batch", "/v1/batch/", "/v1/import", "/v1/import/", "/v1/b"})
    ResponseEntity<Map<String, Object>> batch(HttpServletRequest request) throws IOException {
        return take(request, null);
    }

    private ResponseEntity<Map<String, Object>> take(HttpServletRequest request, @Nullable String call)
            throws IOException {
        try {
            return answer(request, call);
        } catch (IntakeUnavailable e) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    private ResponseEntity<Map<String, Object>> answer(HttpServletRequest request, @Nullable String call)
            throws IOException {
        Optional<String> key = writeKey(request);
        Optional<Source> source = key.flatMap(sources::byWriteKey);
        RequestBody body = RequestBody.read(request);
        if (source.isEmpty() && key.isPresent()) {
            return unknown();
        }
        String fault = body.fault();
        if (fault != null) {
            return problem(body.status(), fault);
        }
        JsonNode json;
        try {
            json = parsed(body);
        } catch (JacksonException e) {
            return source.isEmpty()
                    ? unknown()
                    : refuse(source.get(), "The body is not valid JSON: " + BodyText.fault(e), body.text());
        }
        if (source.isEmpty()) {
            source = writeKey(json).flatMap(sources::byWriteKey);
        }
        if (source.isEmpty()) {
            return unknown();
        }
        return take(source.get(), json, body, call);
    }

    private ResponseEntity<Map<String, Object>> take(
            Source source, JsonNode json, RequestBody body, @Nullable String call) {
        if (!(json instanceof ObjectNode object)) {
            return refuse(source, "The body must be a JSON object.", body.text());
        }
        if (call != null) {
            return answerOne(intake.accept(source, List.of(object), call, null).getFirst());
        }
        if (!(object.get("batch") instanceof tools.jackson.databind.node.ArrayNode events)) {
            object.remove("writeKey");
            return refuse(source, "A batch call needs a \"batch\" array of events.", object.toString());
        }
        return answerBatch(source, object, events);
    }

    private static JsonNode parsed(RequestBody body) {
        try {
            return JSON.readTree(body.bytes());
        } catch (JacksonException e) {
            String text = body.text();
            String whole = BodyText.whole(text);
            if (whole.equals(text)) {
                throw e;
            }
            return JSON.readTree(whole);
        }
    }

    private static ResponseEntity<Map<String, Object>> unknown() {
        return problem(
                HttpStatus.UNAUTHORIZED,
                "Unknown write key. Send a source's write key as the Basic user name, with an empty password, or as"
                        + " \"writeKey\" in the body.");
    }

    private ResponseEntity<Map<String, Object>> answerBatch(
            Source source, ObjectNode request, Iterable<JsonNode> events) {
        JsonNode context = request.get("context");
        List<JsonNode> list = new ArrayList<>();
        for (JsonNode event : events) {
            if (context != null && event instanceof ObjectNode object && !object.has("context")) {
                object.set("context", context);
            }
            list.add(event);
        }
        List<Outcome> outcomes = intake.accept(source, list, null, request.get("sentAt"));
        List<Map<String, Object>> rejected = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Rejected refused) {
                rejected.add(Map.of("index", i, "reason", refused.reason()));
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        if (!rejected.isEmpty()) {
            answer.put("rejected", rejected);
        }
        return ResponseEntity.ok(answer);
    }

    private static ResponseEntity<Map<String, Object>> answerOne(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted a -> ResponseEntity.ok(Map.of("success", true));
            case Outcome.Known k -> ResponseEntity.ok(Map.of("success", true));
            case Outcome.Rejected r -> problem(HttpStatus.BAD_REQUEST, r.reason());
        };
    }

    private ResponseEntity<Map<String, Object>> refuse(Source source, String reason, String payload) {
        intake.keep(source, List.of(new Checked.Bad(reason, payload)));
        return problem(HttpStatus.BAD_REQUEST, reason);
    }

    private static ResponseEntity<Map<String, Object>> problem(HttpStatus status, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("type", "about:blank");
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", detail);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header("WWW-Authenticate", "Basic realm=\"write key\"");
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header("Retry-After", "1");
        }
        return answer.body(body);
    }

    /** Where the browser library puts it, which cannot send a header without asking first. */
    private static Optional<String> writeKey(JsonNode json) {
        JsonNode key = json.get("writeKey");
        return key == null || !key.isString() ? Optional.empty() : Optional.of(key.asString());
    }

    private static Optional<String> writeKey(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return Optional.of(colon < 0 ? pair : pair.substring(0, colon)).filter(key -> !key.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
