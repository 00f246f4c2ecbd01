package heartstring.loyalty.passing;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class PassingApi {

    private final Passing passing;
    private final Members members;

    PassingApi(Passing passing, Members members) {
        this.passing = passing;
        this.members = members;
    }

    record Pass(@Nullable Long toMemberId, @Nullable Long points) {}

    @Operation(
            summary = "Passes a member's points on to another member",
            description =
                    "Where the programme's terms allow it, with their least at once and most within a day. Oldest points first; they"
                            + " keep their end. Needs an Idempotency-Key: the same key and contents are answered as the first"
                            + " time, the same key with other contents is refused with 422.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key or a field is missing.")
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(responseCode = "409", description = "Too few points, or the terms do not allow it.")
    @ApiResponse(responseCode = "422", description = "The key was used for something else.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/members/{id}/passings")
    Passed.Done pass(
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Pass request) {
        if (key == null || key.isBlank()) {
            throw Refusal.badRequest(
                    "Send an Idempotency-Key header with a text of your own, so that a repeated call does not count twice.");
        }
        if (request.toMemberId() == null || request.points() == null || request.points() < 1) {
            throw Refusal.badRequest("\"toMemberId\" has to hold a member's number, \"points\" a number above zero.");
        }
        Member from = members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
        Member to = members.byId(request.toMemberId()).orElseThrow(() -> Refusal.notFound("member"));
        return switch (passing.pass(from, to, request.points(), Actor.current().getName(), key)) {
            case Passed.Done done -> done;
            case Passed.Refused refused -> throw Refusal.conflict(refused.reason());
            case Passed.NotEnough few ->
                throw Refusal.conflict("There are too few points: " + few.available() + ".")
                        .with("available", few.available());
            case Passed.KeyReused r ->
                throw Refusal.unprocessable("This Idempotency-Key was used for something else; make a new one.");
        };
    }
}
