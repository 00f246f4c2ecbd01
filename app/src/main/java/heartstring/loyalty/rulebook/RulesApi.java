package heartstring.loyalty.rulebook;

import heartstring.loyalty.bonuses.Bonuses;
import heartstring.loyalty.earning.EarnPreview;
import heartstring.loyalty.earning.EarnPreview.RuleTold;
import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.programmes.Programmes.RuleDraft;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@Tag(name = "Loyalty")
@RestController
class RulesApi {

    private static final int MOST_ITEMS = 200;
    private static final long MOST_MINOR = 1_000_000_000;
    private static final BigDecimal MOST_PIECES = BigDecimal.valueOf(10_000);

    private final RuleBook book;
    private final RuleWords words;
    private final Programmes programmes;
    private final EarnPreview preview;
    private final RulebookSql sql;
    private final Bonuses bonuses;

    RulesApi(
            RuleBook book,
            RuleWords words,
            Programmes programmes,
            EarnPreview preview,
            RulebookSql sql,
            Bonuses bonuses) {
        this.bonuses = bonuses;
        this.book = book;
        this.words = words;
        this.programmes = programmes;
        this.preview = preview;
        this.sql = sql;
    }

    record Draft(
            @Schema(example = "Double on coffee") @Nullable String name,

            @Schema(example = "amount", description = "amount, item, order, times or event") @Nullable
            String kind,

            @Schema(example = "1") @Nullable Integer points,

            @Schema(example = "100", description = "for amount: minor units that the points come for") @Nullable
            Long perMinor,

            @Schema(example = "2", description = "for times") @Nullable
            BigDecimal factor,

            @Schema(example = "Product Reviewed", description = "for event") @Nullable
            String event,

            @Schema(description = "that has to hold, in the condition language; without it the rule always holds")
            @Nullable
            JsonNode condition,

            @Schema(example = "1", description = "for event: how often a day at most") @Nullable
            Integer mostADay,

            @Schema(example = "500", description = "the most points it gives one member in each period of mostPer")
            @Nullable
            Long mostPoints,

            @Schema(example = "month", description = "day, week (from Monday), month, or whole for as long as it holds")
            @Nullable
            String mostPer,

            @Schema(
                    example = "10",
                    description =
                            "for times, item and order: of 100 customers so many go without it, always the same ones, so that its"
                                    + " effect can be seen; 0 to 50; left out, the usual share for times and 0 for others")
            @Nullable
            Integer holdOutPercent) {}

    record Rule(
            long id,
            String name,
            String kind,
            String sentence,
            @Nullable String condition,
            Instant from,

            @Schema(description = "of 100 customers so many go without it; 0 for what is promised to everybody")
            int holdOutPercent) {}

    record Ended(long id) {}

    record Item(
            @Schema(example = "4006381333931") @Nullable String product,
            @Schema(example = "2") @Nullable BigDecimal quantity,
            @Schema(example = "450") @Nullable Long unitMinor) {}

    record Receipt(
            @Nullable List<Item> items,

            @Schema(description = "when it is bought; without it now") @Nullable
            Instant at,

            @Nullable String store,
            @Nullable String channel,
            @Nullable String coupon,

            @Schema(description = "whose basket it is") @Nullable
            Long customerId) {}

    record Told(String programme, long points, List<RuleTold> rules) {}

    @Operation(
            summary = "Begins an earn rule",
            description =
                    "It holds from now on. Rules are never edited: end one and begin another, so that an order is judged by the rules of"
                            + " its day. What the condition asks of the order is asked whenever the order is judged; what it asks of"
                            + " the customer is answered once and kept.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme.")
    @ApiResponse(responseCode = "422", description = "The rule or its condition makes no sense; \"detail\" says why.")
    @ForScope("loyalty:rules")
    @PostMapping("/api/loyalty/programmes/{key}/rules")
    Rule begin(@PathVariable String key, @RequestBody Draft draft) {
        Programme programme = find(key);
        EarnRule.Kind kind = RuleBook.kind(draft.kind());
        if (kind == null) {
            throw Refusal.unprocessable("\"kind\" is one of amount, item, order, times and event.");
        }
        RuleDraft wanted = new RuleDraft(
                Objects.requireNonNullElse(draft.name(), "").strip(),
                kind,
                kind == EarnRule.Kind.TIMES ? null : draft.points(),
                kind == EarnRule.Kind.AMOUNT ? draft.perMinor() : null,
                kind == EarnRule.Kind.TIMES ? draft.factor() : null,
                kind == EarnRule.Kind.EVENT ? draft.event() : null,
                draft.condition() == null || draft.condition().isNull()
                        ? null
                        : draft.condition().toString(),
                draft.mostADay(),
                cap(draft));
        return switch (book.begin(programme, wanted, draft.holdOutPercent())) {
            case RuleBook.Writing.Refused refused -> throw Refusal.unprocessable(refused.sentence());
            case RuleBook.Writing.Begun begun -> told(begun.rule(), programme);
        };
    }

    private static @Nullable Cap cap(Draft draft) {
        if (draft.mostPoints() == null && draft.mostPer() == null) {
            return null;
        }
        Cap.Per per = RuleBook.per(draft.mostPer());
        if (per == null || draft.mostPoints() == null) {
            throw Refusal.unprocessable("\"mostPoints\" needs a \"mostPer\" of day, week, month or whole.");
        }
        return new Cap(draft.mostPoints(), per);
    }

    @Operation(
            summary = "Ends an earn rule",
            description = "What it gave stays, and returns of purchases of its time are judged by it.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "The programme has no such rule that holds.")
    @ForScope("loyalty:rules")
    @PostMapping("/api/loyalty/programmes/{key}/rules/{id}/end")
    Ended end(@PathVariable String key, @PathVariable long id) {
        if (!book.end(find(key), id)) {
            throw Refusal.notFound("rule that holds");
        }
        return new Ended(id);
    }

    @Operation(
            summary = "What a receipt would earn, and why",
            description = "For each rule the points and the reason, line by line. Writes nothing.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme.")
    @ApiResponse(responseCode = "422", description = "A product, price or quantity makes no sense.")
    @ForScope("loyalty:read")
    @PostMapping("/api/loyalty/programmes/{key}/previews")
    Told preview(@PathVariable String key, @RequestBody Receipt receipt) {
        Programme programme = find(key);
        List<Item> items = Objects.requireNonNullElse(receipt.items(), List.of());
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw Refusal.unprocessable("A receipt has 1 to " + MOST_ITEMS + " items.");
        }
        List<RuleTold> rules = preview.explained(
                programme,
                new EarnPreview.Receipt(
                        items.stream().map(RulesApi::item).toList(),
                        null,
                        receipt.at(),
                        receipt.store(),
                        receipt.channel(),
                        receipt.coupon(),
                        Objects.requireNonNullElse(receipt.customerId(), 0L)));
        return new Told(key, rules.stream().mapToLong(RuleTold::points).sum(), rules);
    }

    private static EarnPreview.Item item(Item item) {
        BigDecimal pieces = Objects.requireNonNullElse(item.quantity(), BigDecimal.ONE);
        Long price = item.unitMinor();
        boolean odd = Math.abs((long) pieces.scale()) > 20 || pieces.precision() > 40;
        if (item.product() == null
                || item.product().isBlank()
                || price == null
                || price < 0
                || price > MOST_MINOR
                || odd
                || pieces.signum() <= 0
                || pieces.compareTo(MOST_PIECES) > 0) {
            throw Refusal.unprocessable(
                    "Each item has a \"product\", a \"quantity\" above zero and a price \"unitMinor\" of 0 to "
                            + MOST_MINOR + ".");
        }
        return new EarnPreview.Item(item.product().strip(), pieces, price);
    }

    private Rule told(EarnRule rule, Programme programme) {
        return new Rule(
                rule.id(),
                rule.name(),
                rule.kind().name().toLowerCase(Locale.ROOT),
                words.sentence(rule, programme, sql.unit(programme.unitId()).toLowerCase(Locale.ROOT)),
                rule.condition(),
                rule.from(),
                bonuses.shares(List.of(rule)).getOrDefault(rule.id(), 0));
    }

    private Programme find(String key) {
        return programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
    }
}
