package heartstring.loyalty.giftcarddesk;

import heartstring.loyalty.giftcards.GiftCard;
import heartstring.loyalty.giftcards.GiftHolds;
import heartstring.loyalty.giftcards.GiftMoney;
import heartstring.loyalty.giftcards.Gifting;
import heartstring.loyalty.suspicions.Suspicions;
import heartstring.platform.auth.Guesses;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Currency;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Gift cards as tills ask for them: what cannot be done is a {@link Refusal}, and whoever shows many bad codes has to wait. */
@Component
class GiftDesk {

    private static final int MOST_RECEIPT = 200;

    private final GiftMoney money;
    private final GiftHolds holds;
    private final Guesses guesses;

    GiftDesk(GiftMoney money, GiftHolds holds, Throttle throttle, Suspicions suspicions) {
        this.money = money;
        this.holds = holds;
        this.guesses = new Guesses(
                throttle,
                ThrottleRules.TILL,
                "gift card",
                "Too many codes could not be used.",
                () -> suspicions.codesFailed("gift card codes"));
    }

    /** What is on a card. */
    record OnIt(
            @Schema(example = "5000") long balanceMinor,
            @Schema(example = "EUR") String currency,

            @Schema(description = "the last letters of the code")
            String tail,

            @Nullable Instant expiresAt) {}

    /** What a till wants of a card, as it was sent. */
    record Spend(
            @Schema(hidden = true) @Nullable String key,

            @Schema(example = "ABCD-EFGH-JKLM-NPQR-STUV") @Nullable
            String code,

            @Schema(example = "1250") @Nullable Long amountMinor,
            @Schema(example = "EUR") @Nullable String currency,

            @Schema(description = "whether less will do when there is less on it") @Nullable
            Boolean upTo,

            @Schema(example = "store-3/17/4711", description = "your own name for what is paid") @Nullable
            String receipt) {}

    /** Money that moved. */
    record Moved(
            @Schema(description = "number of the spend, return or amount set aside")
            long id,

            long cardId,
            @Schema(example = "1250") long amountMinor,

            @Schema(example = "3750", description = "what was on the card after it")
            long leftMinor,

            @Schema(example = "EUR") String currency,
            boolean replayed) {}

    /** What is on the card with this code. */
    OnIt balance(@Nullable String code) {
        String shown = code(code);
        guesses.check();
        GiftCard card = money.usable(shown).orElseThrow(this::failed);
        return new OnIt(card.balanceMinor(), card.currency(), card.tail(), card.expiresAt());
    }

    /** Whether this is the code of a card that can be used; nothing is counted. */
    boolean isCard(String code) {
        return money.usable(code).isPresent();
    }

    Moved spend(Spend wanted, @Nullable String key) {
        String given = needed(key);
        GiftMoney.Wish wish = wish(wanted);
        return moved(() -> money.spend(wish, given));
    }

    Moved hold(Spend wanted, @Nullable String key) {
        String given = needed(key);
        GiftMoney.Wish wish = wish(wanted);
        return moved(() -> holds.hold(wish, given));
    }

    void free(long holdId) {
        if (!holds.free(holdId)) {
            throw Refusal.notFound("amount set aside");
        }
    }

    Moved giveBack(long spend, @Nullable Long amountMinor, @Nullable String key) {
        Gifting gifting = money.giveBack(spend, amountMinor, needed(key));
        if (gifting instanceof Gifting.Moved it) {
            return told(it);
        }
        throw refused(gifting);
    }

    private Moved moved(Supplier<Gifting> move) {
        guesses.check();
        Gifting gifting = move.get();
        if (gifting instanceof Gifting.Refused) {
            throw failed();
        }
        if (gifting instanceof Gifting.Moved it) {
            return told(it);
        }
        throw refused(gifting);
    }

    private static Moved told(Gifting.Moved it) {
        return new Moved(it.id(), it.cardId(), it.amountMinor(), it.leftMinor(), it.currency(), it.replayed());
    }

    private static GiftMoney.Wish wish(Spend wanted) {
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
        return new GiftMoney.Wish(code, amount, currency, Boolean.TRUE.equals(wanted.upTo()), receipt);
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
        guesses.missed();
        return new Refusal(HttpStatus.NOT_FOUND, "No such gift card", Gifting.OUTSIDE);
    }
}
