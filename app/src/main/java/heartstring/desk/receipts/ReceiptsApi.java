package heartstring.desk.receipts;

import heartstring.loyalty.claims.ClaimDesk;
import heartstring.loyalty.claims.Claiming;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.ForScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Till")
@ForScope("till")
@RestController
class ReceiptsApi {

    private final ClaimDesk desk;
    private final Members members;

    ReceiptsApi(ClaimDesk desk, Members members) {
        this.desk = desk;
        this.members = members;
    }

    @Operation(
            summary = "Claims a receipt for a member",
            description =
                    "A purchase without a card, by the number, total and date of its receipt: it becomes the member's, once, for as many"
                            + " days as the programme's terms say, and earns within moments. Whatever does not exist is"
                            + " answered alike, and many such tries have to wait.")
    @ApiResponse(responseCode = "200", description = "It is the member's now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "A field is missing or cannot be read.")
    @ApiResponse(responseCode = "404", description = "No such member, or no receipt with this number, total and date.")
    @ApiResponse(responseCode = "409", description = "Claimed before, somebody's, returned or too old.")
    @ApiResponse(
            responseCode = "429",
            description = "Too many tries that found nothing; \"retryAfterSeconds\" says how long to wait.")
    @PostMapping("/api/till/claims")
    Claiming.Claimed claim(@RequestBody Claim wanted) {
        return wanted.made(members, desk);
    }
}
