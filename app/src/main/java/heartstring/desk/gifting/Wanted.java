package heartstring.desk.gifting;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a till asks to be decided, as it was sent. Amounts in minor units. */
record Wanted(
        @Schema(hidden = true) @Nullable String key,

        @Schema(
                example = "marigold",
                description = "a loyalty programme's key, for what it earns; without it the first")
        @Nullable
        String programme,

        @Schema(example = "17", description = "who stands there, by membership") @Nullable
        Long memberId,

        @Schema(
                example = "2912345678903",
                description =
                        "or by the whole of a card, phone number or e-mail address; without either nobody is known")
        @Nullable
        String member,

        @Schema(hidden = true) @Nullable Long customerId,
        @Schema(example = "store-3") @Nullable String store,
        @Nullable List<Item> items,

        @Schema(example = "41", description = "a decision for an earlier state of this basket, which is given back")
        @Nullable
        Long replaces,

        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {

    /** One product of the basket. */
    record Item(
            @Schema(example = "4006381333931") @Nullable String product,
            @Schema(example = "2") @Nullable BigDecimal quantity,

            @Schema(example = "450", description = "the price of one, in minor units") @Nullable
            BigDecimal unitMinor,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {}
}
