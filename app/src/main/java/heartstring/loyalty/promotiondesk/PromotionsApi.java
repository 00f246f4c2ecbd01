package heartstring.loyalty.promotiondesk;

import heartstring.loyalty.promotions.Offer;
import heartstring.loyalty.promotions.Promotion;
import heartstring.loyalty.promotions.Promotion.Choice;
import heartstring.loyalty.promotions.Promotions;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class PromotionsApi {

    private final Promotions promotions;
    private final InstantSource time;

    PromotionsApi(Promotions promotions, InstantSource time) {
        this.promotions = promotions;
        this.time = time;
    }

    record All(List<Offer> promotions) {}

    record Write(
            @Schema(example = "Three for two") @Nullable String name,

            @Schema(
                    example = "buy_get",
                    description =
                            "percent_items, amount_items, percent_order, amount_order, percent_shipping, amount_shipping,"
                                    + " buy_get, bundle or gift")
            @Nullable
            String kind,

            @Schema(
                    example = "10000",
                    description = "hundredths of a percent or minor units taken off; what a bundle costs")
            @Nullable
            Long worth,

            @Schema(example = "EUR") @Nullable String currency,
            @Nullable Long leastMinor,
            @Nullable List<String> products,
            @Nullable List<String> categories,
            @Nullable List<String> getProducts,
            @Nullable List<String> getCategories,
            @Schema(example = "2") @Nullable Integer buy,
            @Schema(example = "1") @Nullable Integer get,
            @Nullable List<String> bundle,
            @Nullable String gift,

            @Schema(example = "10", description = "those with smaller ones go first") @Nullable
            Integer turn,

            @Schema(description = "only the best for the customer of each group applies") @Nullable
            String group,

            @Nullable Boolean alone,

            @Schema(description = "in the language of conditions, as text") @Nullable
            String condition,

            @Nullable Long budgetId,

            @Schema(
                    example = "10",
                    description =
                            "of 100 known customers so many go without it, always the same ones, so that its effect"
                                    + " can be seen; 0 to 50, the usual share when left out")
            @Nullable
            Integer holdOutPercent,

            @Nullable Instant from,
            @Nullable Instant until) {}

    @Operation(summary = "The promotions of the house", description = "Those that were stopped last, at most 500.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/promotions")
    All all() {
        return new All(promotions.all());
    }

    @Operation(summary = "Begins a promotion", description = "It is never edited: stop it and begin another.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", description = "A field makes no sense.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/promotions")
    Offer begin(@RequestBody Write w) {
        Promotion.Kind kind = Promotion.Kind.of(w.kind());
        if (kind == null || w.currency() == null || !w.currency().matches("[A-Z]{3}")) {
            throw Refusal.unprocessable("\"kind\" is one of those described; \"currency\" is like EUR.");
        }
        Promotion promotion = new Promotion(
                "",
                w.name() == null ? "" : w.name(),
                kind,
                w.worth() == null ? 0 : w.worth(),
                w.leastMinor() == null ? 0 : w.leastMinor(),
                new Choice(or(w.products()), or(w.categories())),
                new Choice(or(w.getProducts()), or(w.getCategories())),
                w.buy() == null ? 0 : w.buy(),
                w.get() == null ? 0 : w.get(),
                or(w.bundle()),
                w.gift(),
                w.turn() == null ? 10 : w.turn(),
                w.group() == null || w.group().isBlank() ? null : w.group().strip(),
                Boolean.TRUE.equals(w.alone()),
                w.budgetId());
        return switch (promotions.begin(
                promotion,
                w.currency(),
                w.condition(),
                w.from() == null ? time.instant() : w.from(),
                w.until(),
                w.holdOutPercent() == null ? promotions.usualHoldOut() : w.holdOutPercent())) {
            case Promotions.Writing.Begun begun -> begun.offer();
            case Promotions.Writing.Refused refused -> throw Refusal.unprocessable(refused.sentence());
        };
    }

    private static List<String> or(@Nullable List<String> texts) {
        if (texts == null) {
            return List.of();
        }
        if (texts.stream().anyMatch(t -> t == null || t.isBlank())) {
            throw Refusal.unprocessable("Products and categories are texts that are not empty.");
        }
        return texts;
    }

    @Operation(summary = "Stops a promotion", description = "What was promised stays promised.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such promotion that holds.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/promotions/{id}/stop")
    Offer stop(@PathVariable long id) {
        if (!promotions.stop(id)) {
            throw Refusal.notFound("promotion");
        }
        return promotions.byId(id).orElseThrow();
    }
}
