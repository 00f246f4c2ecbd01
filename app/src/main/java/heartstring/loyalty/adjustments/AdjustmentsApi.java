package heartstring.loyalty.adjustments;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@ForScope("loyalty:adjust")
@RestController
class AdjustmentsApi {

    private static final int MOST = 200;

    private final Adjustments adjustments;
    private final Members members;

    AdjustmentsApi(Adjustments adjustments, Members members) {
        this.adjustments = adjustments;
        this.members = members;
    }

    record Ask(
            @Nullable Long memberId,
            @Nullable Long change,
            @Nullable String reason) {}

    record Asked(Adjustment adjustment, boolean replayed) {}

    record Waiting(List<Adjustment> adjustments, @Nullable String next) {}

    @Operation(
            summary = "Corrects a member's points by hand",
            description =
                    "\"change\" is what is added, below zero what is taken, with a \"reason\". Above the programme's limit for a day it"
                            + " is kept as \"WAITING\" until a second person, who is a colleague, agrees on the page of corrections;"
                            + " else it is \"POSTED\" at once. Needs an Idempotency-Key: the same key and contents are answered as"
                            + " they stand, the same key with other contents is refused with 422.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key or a field is missing.")
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(
            responseCode = "409",
            description = "Too few points (\"available\" says how many), or a closed membership.")
    @ApiResponse(responseCode = "422", description = "The key was used for something else.")
    @PostMapping("/api/loyalty/adjustments")
    Asked ask(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @RequestBody Ask request) {
        if (key == null || key.isBlank()) {
            throw Refusal.badRequest(
                    "Send an Idempotency-Key header with a text of your own, so that a repeated call does not count twice.");
        }
        if (request.memberId() == null || request.change() == null || request.reason() == null) {
            throw Refusal.badRequest("\"memberId\" and \"change\" have to hold numbers, \"reason\" says why.");
        }
        Member member = members.byId(request.memberId()).orElseThrow(() -> Refusal.notFound("member"));
        return switch (adjustments.ask(member, request.change(), request.reason(), key)) {
            case Adjusting.Kept kept -> new Asked(kept.adjustment(), kept.replayed());
            case Adjusting.Refused refused -> throw Refusal.conflict(refused.reason());
            case Adjusting.NotEnough few ->
                throw Refusal.conflict("There are too few points: " + few.available() + ".")
                        .with("available", few.available());
            case Adjusting.KeyReused r ->
                throw Refusal.unprocessable("This Idempotency-Key was used for something else; make a new one.");
            case Adjusting.Unknown u -> throw Refusal.notFound("adjustment");
        };
    }

    @Operation(summary = "A correction by hand", description = "\"state\" says whether it waits, is posted or refused.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such correction.")
    @GetMapping("/api/loyalty/adjustments/{id}")
    Adjustment adjustment(@PathVariable long id) {
        return adjustments.byId(id).orElseThrow(() -> Refusal.notFound("adjustment"));
    }

    @Operation(summary = "Corrections that wait for a second person", description = "Oldest first.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The cursor or the limit makes no sense.")
    @GetMapping("/api/loyalty/adjustments")
    Waiting waiting(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.badRequest("\"limit\" has to be between 1 and " + MOST + ".");
        }
        Cursor at = Cursor.parse(cursor, 1);
        List<Adjustment> page = adjustments.waiting(at == null ? 0 : at.number(0), limit);
        return new Waiting(
                page,
                page.size() < limit ? null : Cursor.of(page.getLast().id()).text());
    }
}
