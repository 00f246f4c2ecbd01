package heartstring.insight.basketdesk;

import heartstring.insight.baskets.Complement;
import heartstring.insight.baskets.Complements;
import heartstring.insight.baskets.TieRow;
import heartstring.insight.baskets.Wording;
import heartstring.kernels.baskets.Tie;
import heartstring.kernels.shares.Interval;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What goes together and what completes a basket, for programs. */
@Tag(name = "Insight")
@RestController
class ComplementsApi {

    private static final int PAGE = 100;
    private static final int MOST_ANSWERS = 50;

    private final Complements complements;

    ComplementsApi(Complements complements) {
        this.complements = complements;
    }

    record Goods(
            @Schema(description = "The shop's own number of it")
            String product,

            String name,
            String category,

            @Schema(description = "On so many receipts") long receipts) {

        static Goods of(TieRow.Side side) {
            return new Goods(side.key(), side.name(), side.category(), side.receipts());
        }
    }

    record Lift(
            double value,

            @Schema(description = "In 95 of 100 cases not below")
            double from,

            @Schema(description = "In 95 of 100 cases not above")
            double until) {}

    record TieView(
            Goods left,
            Goods right,

            @Schema(allowableValues = {"complement", "substitute"})
            String kind,

            @Schema(
                    description = "Whose evidence it rests on: that of the two products, or of their categories",
                    allowableValues = {"item", "category"})
            String level,

            @Schema(description = "Receipts with both") long together,

            @Schema(description = "Receipts with both by chance, of receipts of such sizes, stores and seasons")
            double expected,

            @Schema(description = "How many times as often as chance; few receipts are told carefully")
            Lift lift,

            @Schema(description = "Of receipts with the left product the share that has the right one, 0 to 1")
            double share,

            @Schema(description = "The same by chance") double chanceShare,

            String reason) {

        static TieView of(TieRow tie) {
            Interval lift = tie.lift();
            return new TieView(
                    Goods.of(tie.left()),
                    Goods.of(tie.right()),
                    Wording.word(tie.kind()),
                    tie.level().name().toLowerCase(Locale.ROOT),
                    tie.together(),
                    tie.expected(),
                    new Lift(lift.value(), lift.low(), lift.high()),
                    tie.share().value(),
                    tie.chanceShare(),
                    Wording.reason(tie));
        }
    }

    record TieList(
            @Schema(description = "When it was worked out; null where that has not happened yet") @Nullable
            Instant workedOutAt,

            List<TieView> ties,
            @Nullable String next) {}

    record Basket(
            @Schema(description = "The shop's own numbers of the products, 1 to 200") @Nullable
            List<String> products,

            @Schema(description = "So many answers at most, 1 to 50; 10 where it is left out") @Nullable
            Integer most) {}

    record Because(String product, String name, long together, long receipts, double expected, String words) {}

    record Completing(
            String product,
            String name,
            String category,

            @Schema(description = "How likely such a receipt holds it, 0 to 1")
            double share,

            @Schema(description = "The same by chance") double chanceShare,

            List<Because> because) {}

    record Completed(
            List<Completing> complements,

            @Schema(description = "Products of the basket that the shop has never sold")
            List<String> unknown) {}

    @Operation(
            summary = "What goes together, or what is bought instead of each other",
            description = "With a product: all ties seen from it. Without: the strongest pairs, each once.")
    @ForScope("insight:read")
    @GetMapping("/api/insight/complements")
    TieList ties(
            @RequestParam(defaultValue = "") String product,
            @RequestParam(defaultValue = "complement") String kind,
            @RequestParam(defaultValue = "") String cursor) {
        Tie.Kind wanted = kind(kind);
        Instant at = complements.told().map(Complements.Told::workedOutAt).orElse(null);
        if (!product.isEmpty()) {
            Long id = complements.ids(List.of(product)).get(product);
            if (id == null) {
                throw Refusal.notFound("product");
            }
            return new TieList(
                    at,
                    complements.of(id).stream()
                            .filter(tie -> tie.kind() == wanted)
                            .map(TieView::of)
                            .toList(),
                    null);
        }
        List<TieRow> ties = complements.strongest(wanted, "", ComplementsView.after(Cursor.parse(cursor, 3)), PAGE);
        return new TieList(at, ties.stream().map(TieView::of).toList(), ComplementsView.next(ties, PAGE));
    }

    private static Tie.Kind kind(String word) {
        return switch (word) {
            case "complement" -> Tie.Kind.COMPLEMENT;
            case "substitute" -> Tie.Kind.SUBSTITUTE;
            default -> throw Refusal.unprocessable("A kind is complement or substitute.");
        };
    }

    @Operation(
            summary = "What completes a basket",
            description =
                    "Best first, by how much more often it is bought with the basket than by chance; with the receipts behind it. What is in the basket, and what"
                            + " is bought instead of something in it, is left out.")
    @ForScope("insight:read")
    @PostMapping("/api/insight/completions")
    Completed complete(@RequestBody Basket basket) {
        List<String> named = basket.products();
        Integer asked = basket.most();
        List<String> keys = named == null ? List.of() : named;
        int most = asked == null ? 10 : asked;
        if (keys.isEmpty() || keys.size() > Complements.MOST_PRODUCTS || keys.contains(null)) {
            throw Refusal.unprocessable("A basket has 1 to " + Complements.MOST_PRODUCTS + " products.");
        }
        if (most < 1 || most > MOST_ANSWERS) {
            throw Refusal.unprocessable("At least 1 and at most " + MOST_ANSWERS + " answers are given.");
        }
        Map<String, Long> ids = complements.ids(keys);
        long[] known = ids.values().stream().mapToLong(Long::longValue).sorted().toArray();
        Map<Long, String> keyOf = new HashMap<>();
        ids.forEach((key, id) -> keyOf.put(id, key));
        return new Completed(
                complements.completing(known, most).stream()
                        .map(c -> completing(c, keyOf))
                        .toList(),
                keys.stream().filter(key -> !ids.containsKey(key)).distinct().toList());
    }

    private static Completing completing(Complement c, Map<Long, String> keyOf) {
        return new Completing(
                c.key(),
                c.name(),
                c.category(),
                c.share(),
                c.chanceShare(),
                c.reasons().stream()
                        .map(r -> new Because(
                                keyOf.getOrDefault(r.productId(), ""),
                                r.name(),
                                r.together(),
                                r.receipts(),
                                r.expected(),
                                r.words()))
                        .toList());
    }
}
