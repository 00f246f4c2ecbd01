package heartstring.loyalty.claims;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class ClaimsApi {

    private final ClaimDesk desk;
    private final Members members;

    ClaimsApi(ClaimDesk desk, Members members) {
        this.desk = desk;
        this.members = members;
    }

    record Wanted(
            @Schema(example = "A-20481", description = "the order's id at its shop") @Nullable
            String number,

            @Schema(example = "1790", description = "paid in all, in minor units") @Nullable
            Long totalMinor,

            @Schema(example = "2026-05-17", description = "of the purchase") @Nullable
            String date) {}

    @Operation(
            summary = "Claims a receipt for a member",
            description =
                    "An order that names nobody becomes the member's, once, for as many days as the programme's terms say, and earns"
                            + " within moments like any other. Whatever does not exist is answered alike, and many such"
                            + " tries have to wait.")
    @ApiResponse(responseCode = "200", description = "It is the member's now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "A field is missing or cannot be read.")
    @ApiResponse(responseCode = "404", description = "No such member, or no receipt with this number, total and date.")
    @ApiResponse(responseCode = "409", description = "Claimed before, somebody's, returned or too old.")
    @ApiResponse(
            responseCode = "429",
            description = "Too many tries that found nothing; \"retryAfterSeconds\" says how long to wait.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/members/{id}/claims")
    Claiming.Claimed claim(@PathVariable long id, @RequestBody Wanted wanted) {
        Member member = members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
        return desk.claim(member, wanted.number(), wanted.totalMinor(), wanted.date(), Claims.Way.PROGRAM);
    }
}
