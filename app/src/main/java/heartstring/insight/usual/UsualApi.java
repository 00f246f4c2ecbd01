package heartstring.insight.usual;

import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What goes with what a customer usually buys, for programs. */
@Tag(name = "Insight")
@RestController
class UsualApi {

    private final Usual usual;
    private final CustomersInReach reach;

    UsualApi(Usual usual, CustomersInReach reach) {
        this.usual = usual;
        this.reach = reach;
    }

    record GoesAlong(
            long productId,
            String product,
            long becauseProductId,

            @Schema(description = "What they usually buy") String because,

            @Schema(description = "On so many days") int times,

            @Schema(description = "Receipts with both") long together,

            @Schema(description = "Receipts with what they usually buy")
            long receipts,

            @Schema(description = "Receipts with both by chance")
            double expected,

            String reason) {

        static GoesAlong of(Usual.Along along) {
            return new GoesAlong(
                    along.productId(),
                    along.product(),
                    along.becauseId(),
                    along.because(),
                    along.times(),
                    along.together(),
                    along.receipts(),
                    along.expected(),
                    along.reason());
        }
    }

    record GoingAlong(
            long customerId,
            List<GoesAlong> complements,

            @Schema(description = "Why nothing is told; left out otherwise") @Nullable
            String tooFew) {}

    @Operation(
            summary = "What goes with what a customer usually buys",
            description =
                    "Of their purchases as they are this moment, with the receipts behind it. What they bought within two years, brought"
                            + " back, may not have or do not want is left out.")
    @ForScope("insight:read")
    @GetMapping("/api/insight/customers/{id}/complements")
    GoingAlong along(@PathVariable long id, @RequestParam(defaultValue = "10") int limit) {
        if (!reach.isIn(id)) {
            throw Refusal.notFound("customer");
        }
        if (limit < 1 || limit > Usual.MOST) {
            throw Refusal.unprocessable("At least 1 and at most " + Usual.MOST + " are told.");
        }
        Usual.Told told = usual.of(id, limit);
        return new GoingAlong(
                id,
                told.along().stream().map(GoesAlong::of).toList(),
                told.tooFew().isEmpty() ? null : told.tooFew());
    }
}
