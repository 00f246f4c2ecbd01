package heartstring.loyalty.giftcarddesk;

import heartstring.loyalty.giftcards.GiftCard;
import heartstring.loyalty.giftcards.GiftCards;
import heartstring.loyalty.giftcards.Gifting;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.OwnKeys;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class GiftCardsApi {

    private static final String PATH = "/api/loyalty/gift-cards";

    private final GiftCards cards;
    private final Members members;

    GiftCardsApi(GiftCards cards, Members members) {
        this.cards = cards;
        this.members = members;
    }

    record Issue(
            @Schema(example = "5000") @Nullable Long amountMinor,
            @Schema(example = "EUR") @Nullable String currency,

            @Schema(description = "for whom it is, if that is known; whoever has the code can spend it") @Nullable
            Long memberId) {}

    record Issued(
            GiftCard card,

            @Schema(
                    example = "ABCD-EFGH-JKLM-NPQR-STUV",
                    description = "whole for a quarter of an hour, its last letters later")
            String code,

            boolean replayed) {}

    record Block(@Schema(example = "true") @Nullable Boolean blocked) {}

    /** The ledger keeps the keys of cards. */
    @Bean
    static OwnKeys giftCardKeys() {
        return new OwnKeys(PATH);
    }

    @Operation(
            summary = "Issues a gift card",
            description =
                    "After it was paid for. Needs an Idempotency-Key: the same key and contents count once and are answered as they"
                            + " stand. The code has 100 random bits and is kept sealed. Selling one earns no points where its category"
                            + " is excluded from earning.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key or the amount is missing.")
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(
            responseCode = "422",
            description = "The amount or currency makes no sense, or the key was used for something else.")
    @ForScope("loyalty:write")
    @PostMapping(PATH)
    Issued issue(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Issue wanted) {
        Long amount = wanted.amountMinor();
        String currency = wanted.currency();
        if (amount == null || currency == null) {
            throw Refusal.badRequest("\"amountMinor\" and \"currency\" are needed.");
        }
        if (!GiftDesk.isCurrency(currency)) {
            throw Refusal.unprocessable("\"currency\" is like EUR.");
        }
        long profile = wanted.memberId() == null
                ? 0
                : members.byId(wanted.memberId()).map(Member::profileId).orElseThrow(() -> Refusal.notFound("member"));
        Gifting gifting = cards.issue(new GiftCards.Draft(amount, currency, profile), GiftDesk.needed(key));
        if (gifting instanceof Gifting.Issued issued) {
            return new Issued(issued.card(), issued.code(), issued.replayed());
        }
        throw GiftDesk.refused(gifting);
    }

    @Operation(
            summary = "A gift card by its number",
            description = "With what is on it; of its code the last letters alone.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such card.")
    @ForScope("loyalty:read")
    @GetMapping(PATH + "/{id}")
    GiftCard one(@PathVariable long id) {
        return cards.byId(id).orElseThrow(() -> Refusal.notFound("gift card"));
    }

    @Operation(
            summary = "Blocks a gift card, or frees it",
            description =
                    "A blocked card cannot be spent from; what is on it stays, and money can be given back to it.")
    @ApiResponse(responseCode = "200", description = "Done, or it was like that before.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such card.")
    @ForScope("loyalty:write")
    @PostMapping(PATH + "/{id}/block")
    GiftCard block(@PathVariable long id, @RequestBody Block wanted) {
        cards.setBlocked(id, !Boolean.FALSE.equals(wanted.blocked()));
        return one(id);
    }
}
