package heartstring.desk.till;

import heartstring.desk.visitors.Visitor;
import heartstring.desk.visitors.Visitors;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Till", description = "Who stands there, what a basket earns, selling, giving rewards and undoing.")
@ForScope("till")
@RestController
class TillApi {

    private static final String ONCE =
            " Needs an Idempotency-Key that no other sale or redemption of any till has had (a UUID, or store, till and receipt):"
                    + " the same key and contents count once for ever and are answered as they stand; the same key with other"
                    + " contents is refused with 422.";

    private final Till till;
    private final Visitors visitors;

    TillApi(Till till, Visitors visitors) {
        this.till = till;
        this.visitors = visitors;
    }

    @Operation(
            summary = "Who stands at the till",
            description =
                    "By the whole of a card, phone number or e-mail address, in any spelling. The customer with the membership, the"
                            + " balance, the rewards and what to remember; several who show the same are listed under \"hits\"."
                            + " Whatever shows nobody is answered alike, and many such look-ups have to wait.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "Nobody shows this.")
    @ApiResponse(
            responseCode = "429",
            description = "Too many look-ups found nobody; \"retryAfterSeconds\" says how long to wait.")
    @GetMapping("/api/till/lookup")
    Visitor.Lookup lookup(
            @Parameter(example = "2912345678903") @RequestParam String value,
            @Parameter(description = "a programme's key; without it the first", example = "marigold")
                    @RequestParam(required = false)
                    @Nullable
                    String programme) {
        Visitor.Lookup found = visitors.lookup(value, programme, false);
        if (found.card() == null && found.hits().isEmpty()) {
            throw Refusal.notFound("customer");
        }
        return found;
    }

    @Operation(
            summary = "What a basket would earn",
            description = "What each rule would give if it were paid now. Writes nothing.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme or member.")
    @ApiResponse(responseCode = "422", description = "An amount, price, quantity or currency makes no sense.")
    @PostMapping("/api/till/previews")
    Told.Preview preview(@RequestBody Wanted.Preview wanted) {
        return till.preview(wanted);
    }

    @Operation(
            summary = "A sale to a member",
            description =
                    "Becomes an order of the source \"Till\" whose id is the key, and earns by the rules within a second: ask for the"
                            + " sale again until it is judged. Points are worked out by the rules alone; a field that names"
                            + " points is refused." + ONCE)
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(responseCode = "409", description = "The sale is noted, but the membership is blocked or closed.")
    @ApiResponse(
            responseCode = "422",
            description =
                    "An amount, price, quantity or currency makes no sense, or the key was used for something else.")
    @PostMapping("/api/till/sales")
    Told.Sale sell(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Wanted.Sale wanted) {
        return till.sell(key, wanted);
    }

    @Operation(summary = "What a sale has come to", description = "What each rule gave, less what was taken back.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No sale has this key.")
    @GetMapping("/api/till/sales/{key}")
    Told.Sale sale(@Parameter(description = "the key it was made with") @PathVariable String key) {
        return till.sale(key);
    }

    @Operation(
            summary = "Undoes a sale or a redemption",
            description =
                    "By the key it was made with, once. What a sale earned is taken back within a second, by the programme's policy"
                            + " where it is spent; points and stock of a redemption come back at once.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No sale or redemption has this key.")
    @PostMapping("/api/till/undos")
    Told.Undone undo(@RequestBody Wanted.Undo wanted) {
        return till.undo(wanted);
    }
}
