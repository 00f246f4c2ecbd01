package heartstring.insight.due;

import heartstring.customer.owners.CustomersInReach;
import heartstring.insight.next.NextBasket;
import heartstring.insight.regulars.Regulars;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers probably buy next, for programs. */
@Tag(name = "Insight")
@RestController
class DueApi {

    private static final int USUAL = 10;
    private static final int LINES = 100;

    private final NextBasket baskets;
    private final Regulars regulars;
    private final CustomersInReach reach;

    DueApi(NextBasket baskets, Regulars regulars, CustomersInReach reach) {
        this.baskets = baskets;
        this.regulars = regulars;
        this.reach = reach;
    }

    record DueProduct(
            long productId,
            String product,
            int times,

            @Schema(description = "The customer's usual days between")
            double everyDays,

            LocalDate lastOn,

            @Schema(description = "The usual day, perhaps in the past")
            LocalDate on,

            @Schema(description = "In 80 of 100 cases not before, if they still buy it")
            LocalDate from,

            @Schema(description = "In 80 of 100 cases before, if they still buy it")
            LocalDate until,

            @Schema(description = "That they buy it within seven days, 0 to 1")
            double chance,

            String reason) {

        static DueProduct of(NextBasket.Due due) {
            return new DueProduct(
                    due.productId(),
                    due.product(),
                    due.times(),
                    due.everyDays(),
                    due.lastOn(),
                    due.on(),
                    due.from(),
                    due.until(),
                    due.chance(),
                    due.reason());
        }
    }

    record LikelyProduct(long productId, String product, boolean isNew, String reason) {

        static LikelyProduct of(NextBasket.Likely likely) {
            return new LikelyProduct(likely.productId(), likely.product(), likely.isNew(), likely.reason());
        }
    }

    record NextProducts(
            long customerId,
            List<DueProduct> due,

            @Schema(description = "The likeliest products of the next visit, bought before or not; the likeliest first")
            List<LikelyProduct> likely,

            @Schema(description = "The likeliest of what they never bought")
            List<LikelyProduct> fresh,

            @Schema(description = "Why nothing or less is told; left out otherwise") @Nullable
            String tooFew) {}

    record DueAgain(
            long customerId,
            long productId,
            String product,
            LocalDate on,
            int times,
            double everyDays,
            Instant lastAt,
            double chance) {}

    record DueAgainList(List<DueAgain> due, @Nullable String cursor) {}

    @Operation(summary = "What a customer probably buys next, of their orders as they are this moment, with reasons")
    @ForScope("insight:read")
    @GetMapping("/api/insight/customers/{id}/next")
    NextProducts next(@PathVariable long id, @RequestParam(defaultValue = "10") int limit) {
        if (!reach.isIn(id)) {
            throw Refusal.notFound("customer");
        }
        NextBasket.Next next = baskets.of(id, limit < 1 ? USUAL : limit, Set.of());
        return new NextProducts(
                id,
                next.due().stream().map(DueProduct::of).toList(),
                next.likely().stream().map(LikelyProduct::of).toList(),
                next.fresh().stream().map(LikelyProduct::of).toList(),
                next.tooFew().isEmpty() ? null : next.tooFew());
    }

    @Operation(
            summary =
                    "What is due again until in six days, of regulars with three purchases or more; what is longest due first."
                            + " As of the last night, without what was bought since")
    @ForScope("insight:read")
    @GetMapping("/api/insight/due")
    DueAgainList due(
            @RequestParam(defaultValue = "0") long product, @RequestParam(required = false) @Nullable String cursor) {
        List<Regulars.Line> found = regulars.due(product, DuePage.after(cursor), LINES + 1);
        List<Regulars.Line> shown = found.subList(0, Math.min(LINES, found.size()));
        return new DueAgainList(
                shown.stream()
                        .map(line -> new DueAgain(
                                line.customerId(),
                                line.productId(),
                                line.product(),
                                line.on(),
                                line.times(),
                                line.usualDays(),
                                line.boughtAt(),
                                line.chance()))
                        .toList(),
                found.size() > LINES ? DuePage.cursor(shown.getLast()) : null);
    }
}
