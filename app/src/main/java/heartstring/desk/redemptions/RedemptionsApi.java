package heartstring.desk.redemptions;

import heartstring.platform.auth.ForScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Till")
@ForScope("till")
@RestController
class RedemptionsApi {

    private static final String ONCE =
            " Needs an Idempotency-Key that no other sale or redemption of any till has had (a UUID, or store, till and receipt):"
                    + " the same key and contents count once for ever and are answered as they stand; the same key with other"
                    + " contents is refused with 422.";

    private final Redemptions redemptions;

    RedemptionsApi(Redemptions redemptions) {
        this.redemptions = redemptions;
    }

    @Operation(
            summary = "A reward for a member's points",
            description =
                    "Points and stock move together or not at all. What waited for the network (\"offline\": true) and cannot be"
                            + " honoured is kept as an exception for a manager; balances never go below zero." + ONCE)
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member or reward.")
    @ApiResponse(
            responseCode = "409",
            description = "Too few points, none left, or not on offer; \"exception\" when it was kept as one.")
    @ApiResponse(responseCode = "422", description = "The key was used for something else.")
    @PostMapping("/api/till/redemptions")
    Given redeem(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Wanted wanted) {
        return redemptions.redeem(key, wanted);
    }
}
