package heartstring.crm.api;

import heartstring.crm.dealfields.DealFields;
import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealDraft;
import heartstring.crm.deals.DealLine;
import heartstring.crm.deals.DealMove;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.crm.notes.Notes;
import heartstring.crm.pipelines.Pipeline;
import heartstring.crm.pipelines.Pipelines;
import heartstring.crm.quotes.Quotes;
import heartstring.platform.auth.ForScope;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "Deals")
@RestController
class DealsApi {

    private static final String PATH = "/api/deals";
    private static final int MOST = 200;

    private final Deals deals;
    private final DealPagesSql pages;
    private final Pipelines pipelines;
    private final Notes notes;
    private final Quotes quotes;
    private final Settings settings;
    private final DealFields fields;
    private final TransactionTemplate transactions;

    DealsApi(
            Deals deals,
            DealPagesSql pages,
            Pipelines pipelines,
            Notes notes,
            Quotes quotes,
            Settings settings,
            DealFields fields,
            TransactionTemplate transactions) {
        this.fields = fields;
        this.transactions = transactions;
        this.deals = deals;
        this.pages = pages;
        this.pipelines = pipelines;
        this.notes = notes;
        this.quotes = quotes;
        this.settings = settings;
    }

    record Wanted(
            @Schema(example = "Coffee for the terrace") @Nullable
            String title,

            @Schema(example = "42") @Nullable Long customerId,

            @Schema(description = "the person at the company") @Nullable
            Long contactId,

            @Schema(description = "where it begins; the first stage when missing, and ignored when a deal is changed")
            @Nullable
            Integer stageId,

            @Schema(example = "420000") @Nullable Long amountMinor,
            @Schema(example = "EUR") @Nullable String currency,

            @Schema(description = "the colleague whose deal it is") @Nullable
            Long ownerId,

            @Schema(example = "2026-03-31") @Nullable LocalDate expectedOn,

            @Schema(description = "in percent; the stage's word holds when missing", example = "60") @Nullable
            Integer likely,

            @Schema(
                    description =
                            "values of the house's own fields by key; those named are set, null empties, others stay",
                    example = "{\"competitor\":\"Blank & Co\"}")
            @Nullable
            Map<String, Object> fields) {}

    record Page(List<Deal> deals, @Nullable String next) {}

    record Whole(Deal deal, List<DealLine> lines, List<DealMove> moves) {}

    record Stage(@Schema(example = "3") @Nullable Integer stageId) {}

    record Closure(
            @Schema(description = "won, or lost") @Nullable Boolean won,

            @Schema(description = "needed when it is lost", example = "Too dear") @Nullable
            String reason) {}

    record Line(
            @Schema(description = "of the catalogue, if it is one") @Nullable
            String productKey,

            @Schema(example = "Beans") @Nullable String name,
            @Schema(example = "12.5") @Nullable BigDecimal quantity,
            @Schema(example = "1999") @Nullable Long unitMinor,
            @Schema(example = "10") @Nullable BigDecimal discountPercent) {}

    record Lines(@Nullable List<Line> lines) {}

    record Note(
            @Schema(example = "They want to taste first.") @Nullable
            String text) {}

    record Noted(long touchpointId) {}

    record PipelineList(List<Pipeline> pipelines) {}

    @Operation(
            summary = "Deals, those changed last first",
            description = "Filtered by state, stage, pipeline, owner or customer. Pages by cursor.")
    @ApiResponse(responseCode = "200", description = "A page.", useReturnTypeSchema = true)
    @ForScope("deals:read")
    @GetMapping(PATH)
    Page list(
            @Parameter(description = "open, won, lost or all") @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = "0") int pipeline,
            @RequestParam(defaultValue = "0") int stage,
            @RequestParam(defaultValue = "0") long owner,
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (!List.of("open", "won", "lost", "all").contains(state)) {
            throw Refusal.badRequest("\"state\" is open, won, lost or all.");
        }
        Cursor after = Cursor.parse(cursor, 2);
        int most = Math.clamp(limit, 1, MOST);
        List<Deal> found = pages.page(
                new DealPagesSql.Wanted(state, pipeline, stage, owner, customer),
                after == null ? null : after.moment(0),
                after == null ? 0 : after.number(1),
                most + 1);
        boolean more = found.size() > most;
        List<Deal> shown = more ? found.subList(0, most) : found;
        return new Page(
                shown.stream().map(fields::shown).toList(),
                more
                        ? Cursor.of(shown.getLast().changedAt(), shown.getLast().id())
                                .text()
                        : null);
    }

    @Operation(summary = "One deal with its products and the stages it went through")
    @ApiResponse(responseCode = "200", description = "The deal.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such deal.")
    @ForScope("deals:read")
    @GetMapping(PATH + "/{id}")
    Whole one(@PathVariable long id) {
        Deal deal = deals.find(id).map(fields::shown).orElseThrow(() -> Refusal.notFound("deal"));
        return new Whole(deal, deals.lines(id), deals.moves(id));
    }

    @Operation(
            summary = "Opens a deal",
            description = "It begins in the first stage of the first pipeline unless \"stageId\" says where.")
    @ApiResponse(responseCode = "201", description = "It is open.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", description = "Something makes no sense; the answer says what.")
    @ForScope("deals:write")
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    Deal open(@RequestBody Wanted wanted) {
        return whole(wanted, () -> deals.open(draft(wanted)));
    }

    /** The deal and its fields, together or not at all. */
    private Deal whole(Wanted wanted, Supplier<DealOutcome> deal) {
        return transactions.execute(status -> {
            Deal written = done(deal.get());
            Map<String, String> values = new LinkedHashMap<>();
            if (wanted.fields() != null) {
                wanted.fields()
                        .forEach((key, value) ->
                                values.put(key, JsonMapper.shared().writeValueAsString(value)));
            }
            return fields.shown(values.isEmpty() ? written : done(fields.write(written.id(), values)));
        });
    }

    @Operation(
            summary = "Changes what a deal is about",
            description = "Everything is set anew, what is missing is emptied; its stage stays, and of the house's own"
                    + " fields those that are not named.")
    @ApiResponse(responseCode = "200", description = "The deal as it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such deal.")
    @ApiResponse(responseCode = "422", description = "Something makes no sense; the answer says what.")
    @ForScope("deals:write")
    @PutMapping(PATH + "/{id}")
    Deal change(@PathVariable long id, @RequestBody Wanted wanted) {
        return whole(wanted, () -> deals.change(id, draft(wanted), null));
    }

    private DealDraft draft(Wanted wanted) {
        String currency = wanted.currency();
        return new DealDraft(
                wanted.title() == null ? "" : wanted.title(),
                wanted.customerId() == null ? 0 : wanted.customerId(),
                wanted.contactId() == null ? 0 : wanted.contactId(),
                wanted.stageId() == null ? 0 : wanted.stageId(),
                wanted.amountMinor(),
                currency == null ? settings.currency().getCurrencyCode() : currency.toUpperCase(Locale.ROOT),
                wanted.ownerId() == null ? 0 : wanted.ownerId(),
                wanted.expectedOn(),
                wanted.likely());
    }

    @Operation(summary = "Moves an open deal to a stage", description = "Of any pipeline.")
    @ApiResponse(responseCode = "200", description = "The deal as it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such deal.")
    @ApiResponse(responseCode = "409", description = "The deal is closed.")
    @ApiResponse(responseCode = "422", description = "There is no such stage.")
    @ForScope("deals:write")
    @PostMapping(PATH + "/{id}/stage")
    Deal move(@PathVariable long id, @RequestBody Stage wanted) {
        if (wanted.stageId() == null) {
            throw Refusal.badRequest("\"stageId\" is needed.");
        }
        return shown(deals.move(id, wanted.stageId()));
    }

    @Operation(summary = "Closes a deal as won or lost", description = "Why it was lost has to be said.")
    @ApiResponse(responseCode = "200", description = "The deal as it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such deal.")
    @ApiResponse(responseCode = "409", description = "The deal is closed already.")
    @ApiResponse(responseCode = "422", description = "The reason is missing.")
    @ForScope("deals:write")
    @PostMapping(PATH + "/{id}/closure")
    Deal close(@PathVariable long id, @RequestBody Closure wanted) {
        if (wanted.won() == null) {
            throw Refusal.badRequest("\"won\" is needed.");
        }
        return shown(deals.close(id, wanted.won(), wanted.reason() == null ? "" : wanted.reason()));
    }

    @Operation(summary = "Opens a closed deal again", description = "In the stage where it was.")
    @ApiResponse(responseCode = "200", description = "The deal as it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such deal.")
    @ApiResponse(responseCode = "409", description = "The deal is open.")
    @ForScope("deals:write")
    @DeleteMapping(PATH + "/{id}/closure")
    Deal reopen(@PathVariable long id) {
        return shown(deals.reopen(id));
    }

    @Operation(
            summary = "Sets the products of a deal",
            description = "All of them, in order; the deal's amount becomes what they come to.")
    @ApiResponse(responseCode = "200", description = "The deal as it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such deal.")
    @ApiResponse(responseCode = "422", description = "A line makes no sense; the answer says which.")
    @ForScope("deals:write")
    @PutMapping(PATH + "/{id}/products")
    Whole products(@PathVariable long id, @RequestBody Lines wanted) {
        List<Line> lines = wanted.lines();
        if (lines == null) {
            throw Refusal.badRequest("\"lines\" are needed.");
        }
        done(deals.setLines(
                id,
                lines.stream()
                        .map(l -> new DealLine(
                                l.productKey(),
                                l.name() == null ? "" : l.name(),
                                l.quantity() == null ? BigDecimal.ONE : l.quantity(),
                                l.unitMinor() == null ? 0 : l.unitMinor(),
                                l.discountPercent() == null ? BigDecimal.ZERO : l.discountPercent()))
                        .toList()));
        return one(id);
    }

    @Operation(summary = "The quote of a deal", description = "As a PDF file, of what the deal offers now.")
    @ApiResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "There is no such deal.")
    @ForScope("deals:read")
    @GetMapping(value = PATH + "/{id}/quote", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> quote(@PathVariable long id) {
        byte[] file = quotes.draw(id).orElseThrow(() -> Refusal.notFound("deal"));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(file);
    }

    @Operation(summary = "Writes a note on a deal", description = "It stands in the story of the deal's customer.")
    @ApiResponse(responseCode = "201", description = "It stands there.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such deal.")
    @ApiResponse(responseCode = "422", description = "The note is empty or too long.")
    @ForScope("deals:write")
    @PostMapping(PATH + "/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Noted note(@PathVariable long id, @RequestBody Note wanted) {
        if (deals.find(id).isEmpty()) {
            throw Refusal.notFound("deal");
        }
        return switch (notes.writeOnDeal(id, wanted.text() == null ? "" : wanted.text())) {
            case Notes.Outcome.Done done -> new Noted(done.touchpointId());
            case Notes.Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
        };
    }

    @Operation(summary = "The pipelines and their stages")
    @ApiResponse(responseCode = "200", description = "Those in use first.", useReturnTypeSchema = true)
    @ForScope("deals:read")
    @GetMapping("/api/pipelines")
    PipelineList pipelines() {
        return new PipelineList(pipelines.all());
    }

    private Deal shown(DealOutcome outcome) {
        return fields.shown(done(outcome));
    }

    private static Deal done(DealOutcome outcome) {
        return switch (outcome) {
            case DealOutcome.Done done -> done.deal();
            case DealOutcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
            case DealOutcome.Clash clash -> throw Refusal.conflict(clash.sentence());
            case DealOutcome.Unknown unknown -> throw Refusal.notFound("deal");
        };
    }
}
