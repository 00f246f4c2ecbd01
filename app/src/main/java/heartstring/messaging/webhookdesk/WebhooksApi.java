package heartstring.messaging.webhookdesk;

import heartstring.messaging.webhooks.Endpoint;
import heartstring.messaging.webhooks.Telling;
import heartstring.messaging.webhooks.Tellings;
import heartstring.messaging.webhooks.Webhooks;
import heartstring.messaging.webhooks.Webhooks.Outcome;
import heartstring.platform.auth.ForScope;
import heartstring.platform.reach.Reaches;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Webhooks for programs. */
@Tag(name = "Webhooks")
@RestController
class WebhooksApi {

    private static final String PATH = "/api/webhooks";
    private static final String ONE = PATH + "/{id:\\d{1,9}}";
    private static final int MOST = 100;

    private final Webhooks webhooks;
    private final Tellings tellings;
    private final Reaches reaches;

    WebhooksApi(Webhooks webhooks, Tellings tellings, Reaches reaches) {
        this.webhooks = webhooks;
        this.tellings = tellings;
        this.reaches = reaches;
    }

    record WebhookWish(
            @Schema(example = "https://n8n.example/webhook/heartstring") @Nullable
            String url,

            @Nullable String description,

            @Schema(
                    description =
                            "Codes of news as GET /api/webhooks/kinds lists them, or event: and the name of any event",
                    example = "[\"order.completed\",\"event:Store Visited\"]")
            @Nullable
            List<@Nullable String> kinds) {}

    record WebhookView(
            int id,
            String url,
            String description,
            List<String> kinds,
            boolean on,

            @Schema(description = "Why it was turned off by itself") @Nullable
            String why,

            @Nullable Instant failingSince,
            @Nullable Instant lastGoodAt,

            @Schema(description = "Counted up to 10,001") long waiting,

            @Schema(description = "Counted up to 10,001") long failed,

            @Schema(description = "Until when the secret before the last rotation signs too") @Nullable
            Instant oldSecretUntil,

            @Schema(description = "What it is signed with; only where it was made just now") @Nullable
            String secret) {}

    record WebhooksAnswer(List<WebhookView> webhooks) {}

    record WebhookKinds(List<WebhookKind> kinds) {}

    record WebhookKind(String code, String label) {}

    record WebhookDelivery(
            long id,
            @Schema(description = "The same at each try") String webhookId,
            String kind,
            @Nullable String event,

            @Schema(description = "waiting, delivered, failed or dropped")
            String state,

            int tries,
            @Nullable Integer status,
            int tookMillis,
            @Nullable String answer,
            @Nullable String reason,
            Instant at,
            @Nullable Instant triedAt,
            @Nullable Instant nextAt,

            @Schema(description = "What is told, as it would be today; only of a single delivery") @Nullable
            String body) {}

    record WebhookDeliveries(
            List<WebhookDelivery> deliveries, @Nullable String next) {}

    record WebhookReplays(int count) {}

    record WebhookSince(
            @Schema(description = "Those that were tried last since then; all that failed when it is left out")
            @Nullable
            String since) {}

    @Operation(summary = "Lists webhooks and how they do")
    @ForScope("webhooks:read")
    @GetMapping(PATH)
    WebhooksAnswer list() {
        Map<Integer, Tellings.Counts> counts = tellings.counts();
        return new WebhooksAnswer(webhooks.all().stream()
                .map(endpoint -> view(endpoint, counts.get(endpoint.id()), ""))
                .toList());
    }

    @Operation(summary = "Lists the kinds of news there are")
    @ForScope("webhooks:read")
    @GetMapping(PATH + "/kinds")
    WebhookKinds kinds() {
        return new WebhookKinds(webhooks.kinds().stream()
                .map(kind -> new WebhookKind(kind.code(), kind.label()))
                .toList());
    }

    @Operation(
            summary = "Adds a webhook",
            description =
                    "Its secret is in this answer alone. Calls are Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature) with a"
                            + " CloudEvent 1.0 as body. Answer 2xx within ten seconds; anything else is tried again for about three days. The"
                            + " same webhook-id may come more than once.")
    @ApiResponse(responseCode = "422", description = "The address may not be called, or there is no such news.")
    @ForScope("webhooks:write")
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    WebhookView add(@RequestBody WebhookWish wish) {
        whole();
        return done(webhooks.add(text(wish.url()), text(wish.description()), kinds(wish)));
    }

    @Operation(summary = "One webhook and how it does")
    @ForScope("webhooks:read")
    @GetMapping(ONE)
    WebhookView one(@PathVariable int id) {
        return view(find(id), tellings.counts().get(id), "");
    }

    @Operation(summary = "Changes a webhook")
    @ForScope("webhooks:write")
    @PutMapping(ONE)
    WebhookView change(@PathVariable int id, @RequestBody WebhookWish wish) {
        find(id);
        return done(webhooks.change(id, text(wish.url()), text(wish.description()), kinds(wish)));
    }

    @Operation(summary = "Removes a webhook with its log")
    @ForScope("webhooks:write")
    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable int id) {
        whole();
        if (!webhooks.remove(id)) {
            throw gone();
        }
    }

    @Operation(summary = "Turns a webhook on; news of the time while it was off is not told")
    @ForScope("webhooks:write")
    @PutMapping(ONE + "/on")
    WebhookView turnOn(@PathVariable int id) {
        find(id);
        return done(webhooks.turn(id, true));
    }

    @Operation(summary = "Turns a webhook off")
    @ForScope("webhooks:write")
    @DeleteMapping(ONE + "/on")
    WebhookView turnOff(@PathVariable int id) {
        find(id);
        return done(webhooks.turn(id, false));
    }

    @Operation(
            summary = "Makes another secret",
            description = "It is in this answer alone. For a day calls are signed with the secret before, too.")
    @ForScope("webhooks:write")
    @PostMapping(ONE + "/secret")
    WebhookView rotate(@PathVariable int id) {
        find(id);
        return done(webhooks.rotate(id));
    }

    @Operation(summary = "Sends a test, of the kind webhook.test")
    @ForScope("webhooks:write")
    @PostMapping(ONE + "/tests")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookDelivery test(@PathVariable int id) {
        find(id);
        return delivery(id, tellings.test(id));
    }

    @Operation(summary = "What was told by a webhook, the newest first", description = "Kept for thirty days.")
    @ForScope("webhooks:read")
    @GetMapping(ONE + "/deliveries")
    WebhookDeliveries deliveries(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor) {
        find(id);
        Cursor place = Cursor.parse(cursor, 1);
        List<Telling> found = tellings.log(id, state, place == null ? Long.MAX_VALUE : place.number(0), MOST + 1);
        List<Telling> shown = found.size() > MOST ? found.subList(0, MOST) : found;
        return new WebhookDeliveries(
                shown.stream().map(telling -> delivery(telling, null)).toList(),
                found.size() > MOST ? Cursor.of(shown.getLast().id()).text() : null);
    }

    @Operation(summary = "One delivery, and what is told")
    @ForScope("webhooks:read")
    @GetMapping(ONE + "/deliveries/{delivery:\\d{1,18}}")
    WebhookDelivery delivery(@PathVariable int id, @PathVariable long delivery) {
        whole();
        Telling telling = tellings.one(id, delivery).orElseThrow(() -> Refusal.notFound("delivery"));
        return delivery(telling, tellings.body(telling).orElse(null));
    }

    @Operation(summary = "Tells something again, under the same webhook-id")
    @ApiResponse(responseCode = "409", description = "It waits to be told already.")
    @ForScope("webhooks:write")
    @PostMapping(ONE + "/deliveries/{delivery:\\d{1,18}}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookDelivery again(@PathVariable int id, @PathVariable long delivery) {
        WebhookDelivery before = delivery(id, delivery);
        if (!tellings.again(id, before.id())) {
            throw Refusal.conflict("It waits to be told already.");
        }
        return delivery(id, delivery);
    }

    @Operation(summary = "Tells all again that failed, at most 10,000")
    @ForScope("webhooks:write")
    @PostMapping(ONE + "/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookReplays failedAgain(@PathVariable int id, @RequestBody WebhookSince since) {
        find(id);
        return new WebhookReplays(tellings.failedAgain(id, moment(text(since.since()))));
    }

    private static Instant moment(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.unprocessable("\"since\" is a moment such as 2026-03-01T09:10:00Z.");
        }
    }

    /** What is told is about everybody: whoever sees some customers alone has no part in it. */
    private void whole() {
        if (reaches.isLimited()) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "Forbidden",
                    "Webhooks tell of every customer, and this key does not see all.");
        }
    }

    private Endpoint find(int id) {
        whole();
        return webhooks.find(id).orElseThrow(WebhooksApi::gone);
    }

    private static Refusal gone() {
        return Refusal.notFound("webhook");
    }

    private WebhookView done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done ->
                view(done.endpoint(), tellings.counts().get(done.endpoint().id()), done.secret());
            case Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> kinds(WebhookWish wish) {
        return wish.kinds() == null
                ? List.of()
                : wish.kinds().stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
    }

    private static WebhookView view(Endpoint e, Tellings.@Nullable Counts counts, String secret) {
        return new WebhookView(
                e.id(),
                e.url(),
                e.description(),
                e.kinds(),
                !e.disabled(),
                e.why().isEmpty() ? null : e.why(),
                e.failingSince(),
                e.goodAt(),
                counts == null ? 0 : counts.waiting(),
                counts == null ? 0 : counts.failed(),
                e.oldUntil(),
                secret.isEmpty() ? null : secret);
    }

    private static WebhookDelivery delivery(Telling t, @Nullable String body) {
        return new WebhookDelivery(
                t.id(),
                t.webhookId(),
                t.kind(),
                t.event().isEmpty() ? null : t.event(),
                t.state(),
                t.tries(),
                t.status(),
                t.tookMillis(),
                t.answer().isEmpty() ? null : t.answer(),
                t.reason().isEmpty() ? null : t.reason(),
                t.at(),
                t.triedAt(),
                t.nextAt(),
                body);
    }
}
