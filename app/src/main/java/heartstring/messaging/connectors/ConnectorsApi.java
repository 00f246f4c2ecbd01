package heartstring.messaging.connectors;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "Connectors")
@RestController
class ConnectorsApi {

    /** The largest call, in bytes, and the most messages in it. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    static final int MOST = 100;

    /** Files with one message. */
    static final int MOST_FILES = Connectors.MOST_FILES;

    private static final String JSON = "application/json";
    private static final String BRINGING =
            "Signed as Standard Webhooks has it, with the connector's secret. At most 100 messages; the same id counts once,"
                    + " so a call may be repeated. What is refused holds up no other. A message may bring five files,"
                    + " each a picture or PDF of at most 5 MB, as base64; one that cannot be taken is named in the"
                    + " conversation with the reason.";
    private static final String EXAMPLE = """
            {"messages":[{"id":"SM17","at":"2026-03-01T09:10:00Z","from":{"phone":"+4915112345678","name":"Ana Ruiz"},"text":"Are you open?"}]}""";

    private final Connectors connectors;
    private final ConnectorsSql sql;
    private final ConnectorIntake intake;
    private final InstantSource time;

    ConnectorsApi(Connectors connectors, ConnectorsSql sql, ConnectorIntake intake, InstantSource time) {
        this.connectors = connectors;
        this.sql = sql;
        this.intake = intake;
        this.time = time;
    }

    /** Messages that a connector brings. */
    record Messages(List<@Nullable Message> messages) {}

    /**
     * A message to us.
     *
     * @param id on the other side; the same id counts once
     * @param text may be left out when there are files
     * @param conversation what the other side takes together, if anything
     * @param files pictures and PDF, at most five
     */
    record Message(
            @Nullable String id,
            @Nullable String at,
            @Nullable From from,
            @Nullable String text,
            @Nullable String conversation,
            @Nullable List<@Nullable Enclosed> files) {}

    /** A file with its contents in base64. */
    record Enclosed(@Nullable String name, @Nullable String content) {}

    /** Who wrote: a phone, or a handle of the channel. */
    record From(
            @Nullable String phone,
            @Nullable String handle,
            @Nullable String name) {}

    /** What became of each, in their order. */
    record Outcomes(List<Outcome> outcomes) {}

    /** {@code accepted}, {@code known} from an earlier call, or {@code refused} and why. */
    record Outcome(
            @Nullable String id, String outcome, @Nullable String reason) {}

    /** How a connector does. */
    record Told(
            int id,
            String name,
            String channel,
            boolean disabled,
            long received,
            @Nullable Instant receivedAt,
            long delivered,
            @Nullable Instant deliveredAt,
            long waiting,
            long failed,
            @Nullable String fault,
            @Nullable Instant faultAt) {}

    record All(List<Told> connectors) {}

    @Operation(
            summary = "Lists connectors and how they do",
            description =
                    "When something came and went last, how much, what waits, and what went wrong last, in words.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = All.class)))
    @ForScope("connectors:read")
    @GetMapping("/api/connectors")
    All list() {
        return new All(connectors.all().stream().map(ConnectorsApi::told).toList());
    }

    @Operation(
            summary = "Brings messages of a connector's channel",
            description = BRINGING,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(implementation = Messages.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Outcomes.class)))
    @ApiResponse(responseCode = "400", description = "The body is no such JSON.")
    @ApiResponse(responseCode = "401", description = "The signature is missing, old or wrong.")
    @ApiResponse(responseCode = "404", description = "There is no such connector, or it is turned off.")
    @ApiResponse(responseCode = "413", description = "More than 8 MB or 100 messages.")
    @ForScope("connectors:write")
    @PostMapping("/api/connectors/{id}/messages")
    Outcomes bring(@PathVariable int id, HttpServletRequest request) throws IOException {
        Connector connector = connectors.inUse(id).orElseThrow(() -> Refusal.notFound("connector"));
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Refusal(HttpStatus.CONTENT_TOO_LARGE, "Too large", "A call has at most 8 MB.");
        }
        String fault = SignatureRules.fault(
                request.getHeader("webhook-id"),
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"),
                body,
                connectors.secret(connector),
                time.instant());
        if (fault != null) {
            sql.failed(id, "A call was turned away. " + fault, time.instant());
            throw new Refusal(HttpStatus.UNAUTHORIZED, "Not signed", fault);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Message message : messages(body)) {
            ConnectorIntake.Taken taken = intake.take(connector, message);
            if (taken.outcome().equals("refused")) {
                sql.failed(id, "A message was refused. " + taken.reason(), time.instant());
            }
            outcomes.add(
                    new Outcome(message.id(), taken.outcome(), taken.reason().isEmpty() ? null : taken.reason()));
        }
        return new Outcomes(outcomes);
    }

    private static List<Message> messages(byte[] body) {
        Messages read;
        try {
            read = JsonMapper.shared().readValue(body, Messages.class);
        } catch (JacksonException e) {
            throw Refusal.badRequest("Send {\"messages\": [ … ]}, each with id, from and text.");
        }
        if (read == null || read.messages() == null) {
            throw Refusal.badRequest("Send {\"messages\": [ … ]}, each with id, from and text.");
        }
        if (read.messages().size() > MOST) {
            throw new Refusal(HttpStatus.CONTENT_TOO_LARGE, "Too many", "A call has at most 100 messages.");
        }
        return read.messages().stream().filter(Objects::nonNull).toList();
    }

    private static Told told(Connector c) {
        return new Told(
                c.id(),
                c.name(),
                c.channel(),
                c.disabled(),
                c.received(),
                c.receivedAt(),
                c.delivered(),
                c.deliveredAt(),
                c.waiting(),
                c.failed(),
                c.fault().isEmpty() ? null : c.fault(),
                c.faultAt());
    }
}
