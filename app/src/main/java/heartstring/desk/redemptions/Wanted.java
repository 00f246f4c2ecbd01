package heartstring.desk.redemptions;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reward for a member. */
record Wanted(
        @Schema(hidden = true) @Nullable String key,
        @Schema(example = "17") @Nullable Long memberId,
        @Schema(example = "3") @Nullable Long rewardId,

        @Schema(example = "0", description = "how long ago it happened; for what waited for the network") @Nullable
        Long ageSeconds,

        @Schema(
                example = "false",
                description = "whether it waited for the network: what cannot be honoured then becomes an exception")
        @Nullable
        Boolean offline,

        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {}
