package heartstring.loyalty.promotiondesk;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.baskets.Baskets;
import heartstring.loyalty.baskets.Dealing;
import heartstring.loyalty.baskets.Quote;
import heartstring.loyalty.baskets.Quotes;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.promotions.Basket;
import heartstring.loyalty.promotions.Priced;
import heartstring.loyalty.suspicions.Suspicions;
import heartstring.platform.auth.ForScope;
import heartstring.platform.auth.Guesses;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.web.OwnKeys;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.sources.Sources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@Tag(name = "Till")
@ForScope("till")
@RestController
class BasketsApi {

    private static final String PATH = "/api/till/baskets";
    private static final BigDecimal MOST_QUANTITY = BigDecimal.valueOf(100_000);
    private static final long MOST_MINOR = 1_000_000_000;
    private static final int MOST_TEXT = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Quotes quotes;
    private final Baskets baskets;
    private final Members members;
    private final Sources sources;
    private final Guesses guesses;

    BasketsApi(
            Quotes quotes,
            Baskets baskets,
            Members members,
            Sources sources,
            Throttle throttle,
            Suspicions suspicions) {
        this.sources = sources;
        this.quotes = quotes;
        this.baskets = baskets;
        this.members = members;
        this.guesses = new Guesses(
                throttle,
                ThrottleRules.TILL,
                "voucher code",
                "Too many codes are unknown.",
                () -> suspicions.codesFailed("voucher codes"));
    }

    record Item(
            @Schema(example = "4006381333931") @Nullable String product,
            @Schema(example = "2") @Nullable BigDecimal quantity,

            @Schema(example = "450", description = "the price of one, in minor units") @Nullable
            Long unitMinor) {}

    record Order(
            @Schema(example = "Till system", description = "the name of the source that tells of it") @Nullable
            String source,

            @Schema(example = "2026-0815", description = "its order_id") @Nullable
            String id) {}

    record Ask(
            @Nullable List<Item> items,
            @Schema(example = "490") @Nullable Long shippingMinor,
            @Schema(example = "EUR") @Nullable String currency,
            @Schema(example = "store-3") @Nullable String store,
            @Schema(example = "17") @Nullable Long memberId,

            @Schema(example = "[\"WELCOME10\"]", description = "codes of vouchers, at most 10") @Nullable
            List<String> codes,

            @Schema(example = "450", description = "the discount that was shown; when it is another, nothing is drawn")
            @Nullable
            Long expectedDiscountMinor,

            @Schema(
                    example = "15",
                    description = "to reserve for so long, at most 120; without it, it is drawn at once")
            @Nullable
            Integer reserveMinutes,

            @Schema(
                    description =
                            "the order that it becomes: what is returned of that, as a whole or by line, is given back")
            @Nullable
            Order order) {}

    record Code(String code, boolean usable, String reason, long points) {}

    record Told(Priced basket, List<Code> codes) {}

    record Deal(long id, String state, long discountMinor, boolean replayed, Told told) {}

    /** Deals keep their keys themselves. */
    @Bean
    static OwnKeys basketKeys() {
        return new OwnKeys(PATH);
    }

    @Operation(
            summary = "What a basket costs, and why",
            description =
                    "Promotions and codes line by line, with a reason also for those that do not apply. The order of the items makes no"
                            + " difference. Writes nothing. Codes that nobody knows have to wait after many of them.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(responseCode = "422", description = "An item, an amount or the currency makes no sense.")
    @ApiResponse(responseCode = "429", description = "Too many unknown codes; wait.")
    @PostMapping(PATH + "/priced")
    Told priced(@RequestBody Ask ask) {
        return told(quote(ask));
    }

    @Operation(
            summary = "Draws what a basket's discounts cost",
            description =
                    "From budgets and vouchers, all or nothing; or reserves it for a checkout. Needs an Idempotency-Key: the same key"
                            + " and contents are answered as they stand, the same key with other contents is refused with 422.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key is missing.")
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(
            responseCode = "409",
            description = "Nothing was drawn: the discount is another, or something was used up.")
    @ApiResponse(responseCode = "422", description = "The key was used for something else, or a field makes no sense.")
    @ApiResponse(responseCode = "429", description = "Too many unknown codes; wait.")
    @PostMapping(PATH)
    Deal commit(@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @RequestBody Ask ask) {
        if (key == null || key.isBlank()) {
            throw Refusal.badRequest(
                    "Send an Idempotency-Key header with a text of your own, so that a repeated call does not draw twice.");
        }
        Integer minutes = ask.reserveMinutes();
        guesses.check();
        AtomicBoolean guessed = new AtomicBoolean();
        Dealing dealing = baskets.commit(
                wish(ask),
                ask.expectedDiscountMinor(),
                minutes == null ? null : Duration.ofMinutes(Math.max(1, minutes)),
                key,
                order(ask.order()),
                quote -> {
                    guessed.set(quote.codes().stream().anyMatch(Quote.Code::unknown));
                    return JSON.writeValueAsString(kept(quote));
                });
        if (guessed.get()) {
            guesses.counted();
        }
        return deal(dealing);
    }

    @Operation(summary = "Uses up what a basket reserved", description = "Again, it is answered as it stands.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such basket.")
    @ApiResponse(responseCode = "409", description = "Its time is over, or it was rolled back.")
    @PostMapping(PATH + "/{id}/capture")
    Deal capture(@PathVariable long id) {
        return deal(baskets.capture(id));
    }

    @Operation(
            summary = "Gives back what a basket drew",
            description = "Reserved or used up. Again, it is answered as it stands.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such basket.")
    @PostMapping(PATH + "/{id}/rollback")
    Deal rollBack(@PathVariable long id) {
        return deal(baskets.rollBack(id));
    }

    private Quote quote(Ask ask) {
        guesses.check();
        Quote quote = quotes.shown(wish(ask));
        if (quote.codes().stream().anyMatch(Quote.Code::unknown)) {
            guesses.missed();
        }
        return quote;
    }

    private Quote.Wish wish(Ask ask) {
        List<Item> items = ask.items() == null ? List.of() : ask.items();
        List<String> codes = ask.codes() == null ? List.of() : ask.codes();
        if (items.isEmpty() || items.size() > Basket.MOST_LINES) {
            throw Refusal.unprocessable("A basket has between 1 and " + Basket.MOST_LINES + " items.");
        }
        if (codes.size() > Quote.MOST_CODES || codes.stream().anyMatch(c -> c == null || c.isBlank())) {
            throw Refusal.unprocessable("At most " + Quote.MOST_CODES + " codes, none of them empty.");
        }
        if (ask.currency() == null || !ask.currency().matches("[A-Z]{3}")) {
            throw Refusal.unprocessable("The currency is three capital letters, such as EUR.");
        }
        String store = ask.store();
        if (store != null && store.length() > MOST_TEXT) {
            throw Refusal.unprocessable("The key of a store has at most " + MOST_TEXT + " characters.");
        }
        long shipping = ask.shippingMinor() == null ? 0 : amount(ask.shippingMinor());
        Basket basket = new Basket(items.stream().map(BasketsApi::line).toList(), shipping);
        Member member = ask.memberId() == null
                ? null
                : members.byId(ask.memberId()).orElseThrow(() -> Refusal.notFound("member"));
        return new Quote.Wish(
                basket,
                ask.currency(),
                store == null || store.isBlank() ? null : store.strip(),
                "till",
                member == null ? 0 : member.customerId(),
                member == null ? 0 : member.profileId(),
                codes);
    }

    private static Basket.Line line(@Nullable Item item) {
        if (item == null
                || item.product() == null
                || item.product().isBlank()
                || item.product().length() > MOST_TEXT) {
            throw Refusal.unprocessable(
                    "Each item needs the key of a product, of at most " + MOST_TEXT + " characters.");
        }
        BigDecimal quantity = item.quantity() == null ? BigDecimal.ONE : item.quantity();
        // Asked before any arithmetic: 1e999999999 is a short text and a very long number.
        boolean odd = Math.abs((long) quantity.scale()) > 20 || quantity.precision() > 40;
        if (odd
                || quantity.signum() <= 0
                || quantity.compareTo(MOST_QUANTITY) > 0
                || quantity.stripTrailingZeros().scale() > 3) {
            throw Refusal.unprocessable("A quantity is above zero, at most 100,000, with three decimals at most.");
        }
        if (item.unitMinor() == null) {
            throw Refusal.unprocessable("Each item needs a price, \"unitMinor\".");
        }
        return new Basket.Line(item.product().strip(), null, quantity, amount(item.unitMinor()));
    }

    private static long amount(long minor) {
        if (minor < 0 || minor > MOST_MINOR) {
            throw Refusal.unprocessable("A price is never below zero, and no more than a till can take.");
        }
        return minor;
    }

    private @Nullable OrderKey order(@Nullable Order order) {
        if (order == null) {
            return null;
        }
        String id = order.id();
        if (order.source() == null || id == null || id.isBlank() || id.length() > MOST_TEXT) {
            throw Refusal.unprocessable("An order has a \"source\" and an \"id\".");
        }
        return sources.byName(order.source())
                .map(source -> new OrderKey(source.id(), id.strip()))
                .orElseThrow(() -> Refusal.unprocessable("There is no source of this name."));
    }

    /** As it is kept: secret codes by their last letters. */
    private static Told kept(Quote quote) {
        return new Told(
                quote.priced(),
                quote.codes().stream()
                        .map(c -> new Code(c.kept(), c.usable(), c.reason(), c.points()))
                        .toList());
    }

    private static Told told(Quote quote) {
        return new Told(
                quote.priced(),
                quote.codes().stream()
                        .map(c -> new Code(c.code(), c.usable(), c.reason(), c.points()))
                        .toList());
    }

    private static Deal deal(Dealing dealing) {
        return switch (dealing) {
            case Dealing.Stands s ->
                new Deal(
                        s.id(),
                        s.state().name().toLowerCase(Locale.ROOT),
                        s.discountMinor(),
                        s.replayed(),
                        JSON.readValue(s.told(), Told.class));
            case Dealing.Refused refused -> throw Refusal.conflict(refused.reason());
            case Dealing.Unknown u -> throw Refusal.notFound("basket");
            case Dealing.KeyReused k ->
                throw Refusal.unprocessable("This Idempotency-Key was used for something else; make a new one.");
        };
    }
}
