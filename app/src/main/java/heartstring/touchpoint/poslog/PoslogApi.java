package heartstring.touchpoint.poslog;

import heartstring.platform.auth.ForScope;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.IntakeUnavailable;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.poslog.PoslogRules.Told;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Receipts as POSLog XML, for tills that write nothing else. */
@Tag(name = "Events")
@RestController
class PoslogApi {

    /** The largest document, in bytes. */
    static final int MOST = 8 * 1024 * 1024;

    private static final String SOURCE = "POSLog";

    private final Intake intake;
    private final Sources sources;
    private final Settings settings;

    PoslogApi(Intake intake, Sources sources, Settings settings) {
        this.intake = intake;
        this.sources = sources;
        this.settings = settings;
    }

    /** A transaction that could not be used; counted from 1. */
    record Fault(
            @Schema(example = "3") int transaction,

            @Schema(example = "A line of goods has the quantity zero.")
            String reason) {}

    /** What became of a document. */
    record Taken(
            @Schema(example = "41", description = "in the document")
            int transactions,

            @Schema(example = "38", description = "events that were written now")
            int accepted,

            @Schema(example = "0", description = "events that were here before")
            int known,

            @Schema(example = "3", description = "voided, suspended, in training, or without goods")
            int ignored,

            List<Fault> rejected) {}

    @Operation(
            summary = "Takes in receipts as POSLog XML",
            description =
                    "ARTS/OMG POSLog 2.2 to 6, at most 8 MB and 1,000 transactions. Each retail transaction becomes \"Order Completed\","
                            + " its returns \"Order Refunded\" of the receipts they name. Store, workstation, business day"
                            + " and sequence number are the order's id: sent again, it counts once, for ever. Voided,"
                            + " suspended and training transactions are counted and left out. A loyalty account's number"
                            + " is read as a card. One that cannot be used holds up no other.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "application/xml", schema = @Schema(type = "string"))))
    @ApiResponse(responseCode = "200", description = "What is good is durable.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "It is no POSLog; \"detail\" says why.")
    @ApiResponse(responseCode = "413", description = "It is larger than 8 MB.")
    @ApiResponse(responseCode = "503", description = "Nothing can be kept now; send it again.")
    @ForScope("events:write")
    @PostMapping(path = "/api/events/poslog")
    Taken take(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw new Refusal(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Too large",
                    "A document may have at most 8 MB. Send the day in several.");
        }
        try {
            return take(PoslogReader.read(new ByteArrayInputStream(bytes)));
        } catch (UnreadablePoslog e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        } catch (IntakeUnavailable e) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "Not now", String.valueOf(e.getMessage()));
        }
    }

    private Taken take(List<Transaction> transactions) {
        List<ObjectNode> events = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        int ignored = 0;
        for (int i = 0; i < transactions.size(); i++) {
            switch (PoslogRules.read(
                    transactions.get(i), settings.zone(), settings.currency().getCurrencyCode())) {
                case Told.Events told -> {
                    for (ObjectNode event : told.events()) {
                        events.add(event);
                        numbers.add(i + 1);
                    }
                }
                case Told.Ignored n -> ignored++;
                case Told.Bad bad -> faults.add(new Fault(i + 1, bad.reason()));
            }
        }
        Source source = sources.internal(SOURCE, "till");
        int accepted = 0;
        int known = 0;
        List<Outcome> outcomes = events.isEmpty() ? List.of() : intake.accept(source, events, null, null);
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Accepted a -> accepted++;
                case Outcome.Known k -> known++;
                case Outcome.Rejected r -> faults.add(new Fault(numbers.get(i), r.reason()));
            }
        }
        return new Taken(transactions.size(), accepted, known, ignored, faults);
    }
}
