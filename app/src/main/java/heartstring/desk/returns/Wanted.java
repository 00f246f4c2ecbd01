package heartstring.desk.returns;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be taken back of a receipt: lines of it, or money alone where its lines are not known. */
record Wanted(
        @Schema(hidden = true) @Nullable String key,

        @Schema(example = "3", description = "the number of the source that told of the purchase") @Nullable
        Integer source,

        @Schema(example = "A-20481", description = "the order's id there") @Nullable
        String order,

        @Nullable List<Line> lines,

        @Schema(example = "500", description = "money given back, only where the purchase has no lines") @Nullable
        Long amountMinor,

        @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {

    /** So many pieces of a product. */
    record Line(
            @Schema(example = "4006381333931") @Nullable String product,
            @Schema(example = "1") @Nullable BigDecimal quantity,
            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {}

    /** What is to be undone. */
    record Undo(
            @Schema(example = "b1d2c3a4-0000-4000-8000-000000000001", description = "the key the return was made with")
            @Nullable
            String key,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> others) {}
}
