package heartstring.crm.leads;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Leads")
@RestController
class LeadsApi {

    private static final int MOST = 100;

    private final Leads leads;

    LeadsApi(Leads leads) {
        this.leads = leads;
    }

    /** A lead; {@code deal} is its number among deals, and {@code reasons} say what made the score. */
    record Told(
            long deal,
            String title,
            long customer,
            String stage,
            @Nullable Long owner,
            Instant createdAt,
            long score,
            List<Reason> reasons) {}

    /** So many points for that, done so many times. */
    record Reason(String label, long times, double points) {}

    record Page(List<Told> leads, @Nullable String next) {}

    @Operation(
            summary = "Lists open leads, the newest first, with their scores",
            description =
                    "A lead is a deal in the pipeline of leads: /api/deals moves, closes and changes it. At most 100 a"
                            + " page; go on with \"next\".")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Page.class)))
    @ForScope("deals:read")
    @GetMapping("/api/leads")
    Page list(
            @Parameter(description = "a stage's number; without it all") @RequestParam(defaultValue = "0") int stage,
            @Parameter(description = "a colleague's number; -1 for nobody's") @RequestParam(defaultValue = "0")
                    long owner,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<Lead> found = leads.open(stage, owner, false, Cursor.parse(cursor, 2), most + 1);
        boolean more = found.size() > most;
        List<Lead> shown = more ? found.subList(0, most) : found;
        return new Page(
                shown.stream().map(LeadsApi::told).toList(),
                more
                        ? Cursor.of(shown.getLast().createdAt(), shown.getLast().id())
                                .text()
                        : null);
    }

    private static Told told(Lead lead) {
        return new Told(
                lead.id(),
                lead.title(),
                lead.customerId(),
                lead.stageName(),
                lead.ownerId() == 0 ? null : lead.ownerId(),
                lead.createdAt(),
                lead.score(),
                lead.reasons().stream()
                        .map(r -> new Reason(r.label(), r.times(), Math.round(r.points() * 10) / 10.0))
                        .toList());
    }
}
