package heartstring.loyalty.giftcarddesk;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.OwnKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Till")
@ForScope("till")
@RestController
class GiftTillApi {

    private static final String PATH = "/api/till/gift-cards";

    private final GiftDesk desk;

    GiftTillApi(GiftDesk desk) {
        this.desk = desk;
    }

    record Ask(
            @Schema(example = "ABCD-EFGH-JKLM-NPQR-STUV") @Nullable
            String code) {}

    record Return(
            @Schema(example = "500", description = "without it all that is left of the spend") @Nullable
            Long amountMinor) {}

    record Freed(@Schema(example = "5") long id) {}

    /** The slice keeps the keys of spends. */
    @Bean
    static OwnKeys giftSpendKeys() {
        return new OwnKeys(PATH + "/spends");
    }

    /** The slice keeps the keys of what is set aside. */
    @Bean
    static OwnKeys giftHoldKeys() {
        return new OwnKeys(PATH + "/holds");
    }

    @Operation(
            summary = "What is on a gift card",
            description =
                    "In any spelling of the code. Codes that are unknown, blocked or over are answered alike, and many such"
                            + " look-ups have to wait.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The code is missing.")
    @ApiResponse(responseCode = "404", description = "This gift card cannot be used; the same for every reason.")
    @ApiResponse(responseCode = "429", description = "Too many codes could not be used; wait.")
    @PostMapping(PATH + "/balances")
    GiftDesk.OnIt balance(@RequestBody Ask wanted) {
        return desk.balance(wanted.code());
    }

    @Operation(
            summary = "Pays with a gift card",
            description =
                    "Wholly or in part. Needs an Idempotency-Key: the same key and contents count once for ever and are answered as they"
                            + " stand; the same key with other contents is refused with 422. However many tills spend from one card at"
                            + " once, never more than is on it.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key, the code, the amount or the currency is missing.")
    @ApiResponse(responseCode = "404", description = "This gift card cannot be used; the same for every reason.")
    @ApiResponse(responseCode = "409", description = "There is less on it; \"balanceMinor\" says how much.")
    @ApiResponse(
            responseCode = "422",
            description = "The amount or currency makes no sense, or the key was used for something else.")
    @ApiResponse(responseCode = "429", description = "Too many codes could not be used; wait.")
    @PostMapping(PATH + "/spends")
    GiftDesk.Moved spend(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody GiftDesk.Spend wanted) {
        return desk.spend(wanted, key);
    }

    @Operation(
            summary = "Sets money of a gift card aside",
            description =
                    "For half an hour, while the rest is paid; then it is free again by itself. A sale at the till names it under"
                            + " \"giftHolds\" and spends it, together with whatever else was set aside or not at all. Needs an"
                            + " Idempotency-Key as for paying.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key, the code, the amount or the currency is missing.")
    @ApiResponse(responseCode = "404", description = "This gift card cannot be used; the same for every reason.")
    @ApiResponse(responseCode = "409", description = "There is less on it; \"balanceMinor\" says how much.")
    @ApiResponse(
            responseCode = "422",
            description = "The amount or currency makes no sense, or the key was used for something else.")
    @ApiResponse(responseCode = "429", description = "Too many codes could not be used; wait.")
    @PostMapping(PATH + "/holds")
    GiftDesk.Moved hold(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody GiftDesk.Spend wanted) {
        return desk.hold(wanted, key);
    }

    @Operation(summary = "Frees what was set aside on a gift card", description = "Once; again, it is found done.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "Nothing of that number is set aside, or it was spent.")
    @PostMapping(PATH + "/holds/{id}/freeing")
    Freed free(@PathVariable long id) {
        desk.free(id);
        return new Freed(id);
    }

    @Operation(
            summary = "Gives back what was paid with a gift card",
            description =
                    "When goods come back. Needs an Idempotency-Key. Never more than the spend took; also to a card that is blocked, or"
                            + " over: then it can be spent for 30 days.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key is missing.")
    @ApiResponse(responseCode = "404", description = "There is no such spend.")
    @ApiResponse(responseCode = "409", description = "Less than that is left to give back.")
    @ApiResponse(responseCode = "422", description = "The key was used for something else.")
    @PostMapping(PATH + "/spends/{id}/returns")
    GiftDesk.Moved giveBack(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @PathVariable long id,
            @RequestBody Return wanted) {
        return desk.giveBack(id, wanted.amountMinor(), key);
    }
}
