package heartstring.desk.returns;

import heartstring.desk.visitors.VisitorRules;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.OwnKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Till")
@ForScope("till")
@RestController
class ReturnsApi {

    private static final String PATH = "/api/till/returns";

    private final ReturnDesk desk;
    private final Receipts receipts;

    ReturnsApi(ReturnDesk desk, Receipts receipts) {
        this.desk = desk;
        this.receipts = receipts;
    }

    /** The till's own table keeps the keys of returns. */
    @Bean
    static OwnKeys tillReturnKeys() {
        return new OwnKeys(PATH);
    }

    @Operation(
            summary = "Purchases of which something may be taken back",
            description =
                    "The last ten of a member within a year, or those with the number of a receipt, newest first: what was paid for"
                            + " each product, how much of it is left, and what gift cards paid. Many numbers that do not exist have"
                            + " to wait.")
    @ApiResponse(
            responseCode = "200",
            description = "Done; the list is empty when there is none.",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "Neither a member nor a number is named.")
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(
            responseCode = "429",
            description = "Too many receipts that do not exist; \"retryAfterSeconds\" says how long to wait.")
    @GetMapping("/api/till/receipts")
    Receipt.Found found(
            @Parameter(description = "a member's number", example = "17") @RequestParam(required = false) @Nullable
                    Long memberId,
            @Parameter(description = "as it stands on the receipt", example = "A-20481")
                    @RequestParam(required = false)
                    @Nullable
                    String number) {
        return receipts.found(memberId, number);
    }

    @Operation(
            summary = "Takes goods of a purchase back",
            description =
                    "Needs an Idempotency-Key: the same key and contents count once for ever. The order is told of the return; within a"
                            + " second the points of these goods are taken back by the programme's policy, and what their discounts"
                            + " drew from budgets goes back. What gift cards paid goes back to them first; \"otherMinor\" is left to"
                            + " give. However many tills ask at once, never more comes back than was bought.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key or the purchase is missing.")
    @ApiResponse(responseCode = "404", description = "There is no such purchase.")
    @ApiResponse(responseCode = "409", description = "More than is left of it, or it came back as a whole before.")
    @ApiResponse(
            responseCode = "422",
            description = "A product or quantity makes no sense, or the key was used for something else.")
    @PostMapping(PATH)
    Receipt.TakenBack take(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Wanted wanted) {
        return desk.take(key, wanted);
    }

    @Operation(
            summary = "Undoes a return",
            description =
                    "By the key it was made with, once however often it is asked: the goods are the customer's again. The points that"
                            + " were taken back return within a second, with the end they had; what went back to gift cards is taken"
                            + " from them again, and \"otherMinor\" is what the customer gives back. A purchase whose discounts drew"
                            + " from budgets or vouchers is sold again instead.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No return has this key.")
    @ApiResponse(
            responseCode = "409",
            description = "The gift card was used since, the sale was undone, or discounts went back with the goods.")
    @PostMapping("/api/till/return-undos")
    Receipt.Undone undo(@RequestBody Wanted.Undo wanted) {
        VisitorRules.onlyKnown(wanted.others());
        return desk.undo(wanted.key());
    }

    @Operation(
            summary = "What a return did to the points",
            description = "Ask again until it is judged, within a second.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No return has this key.")
    @GetMapping(PATH + "/{key}")
    Receipt.Settled settled(@Parameter(description = "the key it was made with") @PathVariable String key) {
        return desk.settled(key);
    }
}
