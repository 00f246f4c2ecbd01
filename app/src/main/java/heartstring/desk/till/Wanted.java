package heartstring.desk.till;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a till asks for, as it was sent; {@link TillRules} says whether it makes sense. Amounts in minor units. */
final class Wanted {

    private Wanted() {}

    /** One product of a basket. */
    record Item(
            @Schema(example = "4006381333931") @Nullable String product,
            @Schema(example = "2") @Nullable BigDecimal quantity,

            @Schema(example = "450", description = "the price of one, in minor units") @Nullable
            BigDecimal unitMinor,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {}

    /** A basket to look at. */
    record Preview(
            @Schema(example = "marigold", description = "a programme's key; without it the first") @Nullable
            String programme,

            @Schema(example = "1240", description = "what is paid; without it what the items are worth") @Nullable
            BigDecimal amountMinor,

            @Schema(example = "EUR") @Nullable String currency,
            @Nullable List<Item> items,
            @Schema(example = "store-3") @Nullable String store,

            @Schema(
                    example = "17",
                    description = "whose basket it is, for tiers and conditions that ask about the member")
            @Nullable
            Long memberId,

            @Schema(
                    example = "true",
                    description = "whether promotions make the items cheaper; with an amount that was paid they do not")
            @Nullable
            Boolean promotions,

            @Schema(example = "[\"WELCOME10\"]", description = "codes of vouchers, at most 10; only with promotions")
            @Nullable
            List<String> codes,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {}

    /** A basket that is about to be paid, whose discounts are set aside. */
    record Checkout(
            @Schema(hidden = true) @Nullable String key,
            @Nullable Long memberId,
            @Nullable List<Item> items,
            @Nullable String currency,
            @Nullable String store,
            @Nullable List<String> codes,
            @Nullable Long expectedDiscountMinor,
            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {}

    /** A sale to a member. */
    record Sale(
            @Schema(hidden = true) @Nullable String key,
            @Schema(example = "17") @Nullable Long memberId,

            @Schema(example = "1240", description = "what was paid; without it what the items are worth") @Nullable
            BigDecimal amountMinor,

            @Schema(example = "EUR") @Nullable String currency,
            @Nullable List<Item> items,
            @Schema(example = "store-3") @Nullable String store,

            @Schema(
                    example = "9",
                    description =
                            "a basket that was reserved or drawn; its items and what is left to pay are the sale's")
            @Nullable
            Long dealId,

            @Schema(
                    example = "[5]",
                    description =
                            "what was set aside on gift cards for it, at most 5; it is spent with the sale or not at all")
            @Nullable
            List<Long> giftHolds,

            @Schema(
                    example = "12",
                    description = "the decision whose gift was given with it; it is taken back when the sale is undone")
            @Nullable
            Long decisionId,

            @Schema(example = "0", description = "how long ago it happened; for what waited for the network") @Nullable
            Long ageSeconds,

            @Schema(example = "false", description = "whether it waited for the network") @Nullable
            Boolean offline,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {}

    /** Taking back a sale or a redemption by its key. */
    record Undo(
            @Schema(example = "0198f2a4-7c1e-7a52-9c62-3f1d2b8a9e01", description = "the key it was made with")
            @Nullable
            String key,

            @Schema(hidden = true) @Nullable Long ageSeconds,
            @Schema(hidden = true) @Nullable Boolean offline,
            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {}
}
