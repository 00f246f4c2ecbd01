package heartstring.loyalty.giftcarddesk;

import heartstring.loyalty.giftcards.GiftCard;
import heartstring.loyalty.giftcards.GiftMoney;
import heartstring.loyalty.giftcards.Gifting;
import heartstring.loyalty.suspicions.Suspicions;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForScope;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.web.OwnKeys;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Till")
@ForScope("till")
@RestController
class GiftTillApi {

    private static final String PATH = "/api/till/gift-cards";
    private static final int MOST_RECEIPT = 200;

    private final GiftMoney money;
    private final Throttle throttle;
    private final Suspicions suspicions;

    GiftTillApi(GiftMoney money, Throttle throttle, Suspicions suspicions) {
        this.money = money;
        this.throttle = throttle;
        this.suspicions = suspicions;
    }

    record Ask(
            @Schema(example = "ABCD-EFGH-JKLM-NPQR-STUV") @Nullable
            String code) {}

    record OnIt(
            @Schema(example = "5000") long balanceMinor,
            @Schema(example = "EUR") String currency,

            @Schema(description = "the last letters of the code")
            String tail,

            @Nullable Instant expiresAt) {}

    record Spend(
            @Schema(example = "ABCD-EFGH-JKLM-NPQR-STUV") @Nullable
            String code,

            @Schema(example = "1250") @Nullable Long amountMinor,
            @Schema(example = "EUR") @Nullable String currency,

            @Schema(description = "whether less will do when there is less on it") @Nullable
            Boolean upTo,

            @Schema(example = "store-3/17/4711", description = "your own name for what is paid") @Nullable
            String receipt) {}

    record Return(
            @Schema(example = "500", description = "without it all that is left of the spend") @Nullable
            Long amountMinor) {}

    record Moved(
            @Schema(description = "number of the spend or return")
            long id,

            long cardId,
            @Schema(example = "1250") long amountMinor,

            @Schema(example = "3750", description = "what was on the card after it")
            long leftMinor,

            @Schema(example = "EUR") String currency,
            boolean replayed) {}

    /** The slice keeps the keys of spends. */
    @Bean
    static OwnKeys giftSpendKeys() {
        return new OwnKeys(PATH + "/spends");
    }

    @Operation(
            summary = "What is on a gift card",
            description =
                    "In any spelling of the code. Codes that are unknown, blocked or over are answered alike, and many such"
                            + " look-ups have to wait.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The code is missing.")
    @ApiResponse(responseCode = "404", description = "This gift card cannot be used; the same for every reason.")
    @ApiResponse(responseCode = "429", description = "Too many codes could not be used; wait.")
    @PostMapping(PATH + "/balances")
    OnIt balance(@RequestBody Ask wanted) {
        String code = code(wanted.code());
        slow(throttle.waits(ThrottleRules.TILL, asker()));
        Optional<GiftCard> card = money.usable(code);
        if (card.isEmpty()) {
            throw failed();
        }
        GiftCard its = card.get();
        return new OnIt(its.balanceMinor(), its.currency(), its.tail(), its.expiresAt());
    }

    @Operation(
            summary = "Pays with a gift card",
            description =
                    "Wholly or in part. Needs an Idempotency-Key: the same key and contents count once for ever and are answered as they"
                            + " stand; the same key with other contents is refused with 422. However many tills spend from one card at"
                            + " once, never more than is on it.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key, the code, the amount or the currency is missing.")
    @ApiResponse(responseCode = "404", description = "This gift card cannot be used; the same for every reason.")
    @ApiResponse(responseCode = "409", description = "There is less on it; \"balanceMinor\" says how much.")
    @ApiResponse(
            responseCode = "422",
            description = "The amount or currency makes no sense, or the key was used for something else.")
    @ApiResponse(responseCode = "429", description = "Too many codes could not be used; wait.")
    @PostMapping(PATH + "/spends")
    Moved spend(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Spend wanted) {
        String given = needed(key);
        String code = code(wanted.code());
        Long amount = wanted.amountMinor();
        String currency = wanted.currency();
        if (amount == null || currency == null) {
            throw Refusal.badRequest("\"amountMinor\" and \"currency\" are needed.");
        }
        String receipt = wanted.receipt();
        if (amount < 1 || !isCurrency(currency) || (receipt != null && receipt.length() > MOST_RECEIPT)) {
            throw Refusal.unprocessable(
                    "\"amountMinor\" is more than 0, \"currency\" is like EUR, \"receipt\" has at most 200 characters.");
        }
        slow(throttle.waits(ThrottleRules.TILL, asker()));
        Gifting gifting = money.spend(
                new GiftMoney.Wish(code, amount, currency, Boolean.TRUE.equals(wanted.upTo()), receipt), given);
        if (gifting instanceof Gifting.Refused) {
            throw failed();
        }
        if (gifting instanceof Gifting.Moved moved) {
            return moved(moved);
        }
        throw refused(gifting);
    }

    @Operation(
            summary = "Gives back what was paid with a gift card",
            description =
                    "When goods come back. Needs an Idempotency-Key. Never more than the spend took; also to a card that is blocked, or"
                            + " over: then it can be spent for 30 days.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key is missing.")
    @ApiResponse(responseCode = "404", description = "There is no such spend.")
    @ApiResponse(responseCode = "409", description = "Less than that is left to give back.")
    @ApiResponse(responseCode = "422", description = "The key was used for something else.")
    @PostMapping(PATH + "/spends/{id}/returns")
    Moved giveBack(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @PathVariable long id,
            @RequestBody Return wanted) {
        Gifting gifting = money.giveBack(id, wanted.amountMinor(), needed(key));
        if (gifting instanceof Gifting.Moved moved) {
            return moved(moved);
        }
        throw refused(gifting);
    }

    private static Moved moved(Gifting.Moved it) {
        return new Moved(it.id(), it.cardId(), it.amountMinor(), it.leftMinor(), it.currency(), it.replayed());
    }

    /** What ends the request, by what has become of it. */
    static RuntimeException refused(Gifting gifting) {
        return switch (gifting) {
            case Gifting.Refused refused ->
                refused.unknown() ? Refusal.notFound("gift card") : Refusal.conflict(refused.reason());
            case Gifting.NotEnough few ->
                Refusal.conflict("There is less on this gift card.").with("balanceMinor", few.balanceMinor());
            case Gifting.KeyReused k ->
                Refusal.unprocessable("This Idempotency-Key was used for something else; make a new one.");
            case Gifting.Issued i -> new IllegalStateException("issued");
            case Gifting.Moved m -> new IllegalStateException("moved");
        };
    }

    static boolean isCurrency(String text) {
        return text.length() == 3
                && Currency.getAvailableCurrencies().stream()
                        .anyMatch(c -> c.getCurrencyCode().equals(text));
    }

    static String needed(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw Refusal.badRequest(
                    "Send an Idempotency-Key header with a text of your own, so that a repeated call counts once.");
        }
        return key;
    }

    private static String code(@Nullable String code) {
        if (code == null || code.isBlank()) {
            throw Refusal.badRequest("\"code\" has to hold the code of a gift card.");
        }
        return code;
    }

    private Refusal failed() {
        slow(throttle.attempt(ThrottleRules.TILL, asker()));
        if (throttle.waits(ThrottleRules.TILL, asker()) > 0) {
            suspicions.codesFailed("gift card codes");
        }
        return new Refusal(HttpStatus.NOT_FOUND, "No such gift card", Gifting.OUTSIDE);
    }

    private static String asker() {
        return "gift card " + Actor.current().getName();
    }

    private static void slow(long minutes) {
        if (minutes > 0) {
            throw new Refusal(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "Too many guesses",
                            "Too many codes could not be used. Try again in " + minutes
                                    + (minutes == 1 ? " minute." : " minutes."))
                    .with("retryAfterSeconds", minutes * 60);
        }
    }
}
