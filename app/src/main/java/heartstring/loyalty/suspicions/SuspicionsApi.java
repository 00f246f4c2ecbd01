package heartstring.loyalty.suspicions;

import heartstring.loyalty.suspicions.Suspicion.State;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class SuspicionsApi {

    private static final String PATH = "/api/loyalty/suspicions";
    private static final int MOST = 100;

    private final Suspicions suspicions;

    SuspicionsApi(Suspicions suspicions) {
        this.suspicions = suspicions;
    }

    record Told(
            long id,

            @Schema(
                    example = "own",
                    description = "own: a colleague served their own membership; cashier, earns, claims, friends,"
                            + " refused_friend, codes, near_limit or merge")
            String kind,

            @Schema(example = "Served themselves") String title,
            @Schema(example = "open") String state,

            @Schema(description = "the membership it is about, 0 for none")
            long memberId,

            @Schema(description = "the customer it is about, 0 for nobody")
            long customerId,

            boolean blocked,

            @Schema(description = "the colleague it is about, 0 for nobody in particular")
            long userId,

            @Schema(example = "Mia Till", description = "their name, empty for nobody in particular")
            String colleague,

            @Schema(example = "A sale to the colleague's own membership.")
            String evidence,

            @Schema(description = "entries of the ledger that show it")
            List<Long> postings,

            Instant at,
            Instant foundAt,

            @Schema(description = "the reason of whoever decided, empty while it is open")
            String reason,

            @Schema(description = "who decided, empty while it is open or where a program did")
            String decidedBy,

            @Nullable Instant decidedAt) {}

    record All(List<Told> suspicions, @Nullable String next) {}

    record Decision(
            @Schema(example = "confirmed", description = "confirmed, dismissed, or open for opening it again") @Nullable
            String state,

            @Schema(
                    example = "She scanned her own card for a customer without one.",
                    description = "needed to confirm or dismiss, at most 1,000 characters")
            @Nullable
            String reason,

            @Schema(description = "whether the membership is blocked as well; only with confirmed") @Nullable
            Boolean block) {}

    @Operation(
            summary = "What looks like cheating",
            description =
                    "Newest first, 100 a page. The house looks every quarter of an hour and notes each case once.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "There is no such state or kind, or the cursor cannot be read.")
    @ForScope("loyalty:read")
    @GetMapping(PATH)
    All all(
            @Parameter(description = "open, confirmed or dismissed; without it open", example = "open")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "only of this kind", example = "own") @RequestParam(required = false) @Nullable
                    String kind,
            @Parameter(description = "\"next\" of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        Cursor at = Cursor.parse(cursor, 1);
        List<Suspicion> page = suspicions.in(
                state == null || state.isBlank() ? State.OPEN : state(state),
                kind(kind),
                at == null ? Long.MAX_VALUE : at.number(0),
                MOST);
        return new All(
                page.stream().map(SuspicionsApi::told).toList(),
                page.size() < MOST ? null : Cursor.of(page.getLast().id()).text());
    }

    @Operation(summary = "One suspicion by its number")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is none of that number.")
    @ForScope("loyalty:read")
    @GetMapping(PATH + "/{id}")
    Told one(@PathVariable long id) {
        return told(suspicions.byId(id).orElseThrow(() -> Refusal.notFound("suspicion")));
    }

    @Operation(
            summary = "Confirms or dismisses a suspicion, with a reason",
            description =
                    "Or opens it again. Nothing is blocked unless that is asked for: what was earned stays, and a blocked membership can"
                            + " neither earn nor spend until it is active again. The audit log keeps who decided.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "There is no such state.")
    @ApiResponse(responseCode = "404", description = "There is none of that number.")
    @ApiResponse(responseCode = "409", description = "There is no membership to block, or it is closed.")
    @ApiResponse(responseCode = "422", description = "The reason is missing or too long.")
    @ForScope("loyalty:write")
    @PostMapping(PATH + "/{id}/decision")
    Told decide(@PathVariable long id, @RequestBody Decision wanted) {
        State decided = state(wanted.state() == null ? "" : wanted.state());
        String reason = wanted.reason() == null ? "" : wanted.reason().strip();
        if (reason.length() > Suspicions.MOST_NOTE || (reason.isEmpty() && decided != State.OPEN)) {
            throw Refusal.unprocessable("\"reason\" says why, in 1 to 1,000 characters.");
        }
        boolean block = Boolean.TRUE.equals(wanted.block());
        if (block && decided != State.CONFIRMED) {
            throw Refusal.unprocessable("\"block\" goes with \"confirmed\" alone.");
        }
        Suspicion found = suspicions.byId(id).orElseThrow(() -> Refusal.notFound("suspicion"));
        if (block && !found.blocked()) {
            if (found.memberId() == 0 || !suspicions.block(id, reason)) {
                throw Refusal.conflict("There is no membership to block, or it is closed.");
            }
        } else {
            suspicions.decide(id, decided, reason);
        }
        return one(id);
    }

    private static Told told(Suspicion it) {
        return new Told(
                it.id(),
                it.kind().text(),
                it.kind().title(),
                it.state().name().toLowerCase(Locale.ROOT),
                it.memberId(),
                it.customerId(),
                it.blocked(),
                it.userId(),
                it.colleague(),
                it.evidence(),
                it.postings(),
                it.at(),
                it.foundAt(),
                it.note(),
                it.decider(),
                it.decidedAt());
    }

    private static State state(String text) {
        try {
            return State.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The state is open, confirmed or dismissed.");
        }
    }

    private static @Nullable SuspicionKind kind(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return SuspicionKind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("There is no such kind.");
        }
    }
}
