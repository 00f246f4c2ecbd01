package heartstring.loyalty.giftcarddesk;

import heartstring.loyalty.giftcards.GiftCard;
import heartstring.loyalty.giftcards.GiftCards;
import heartstring.loyalty.giftcards.GiftMoney;
import heartstring.loyalty.giftcards.Gifting;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the till's page asks of gift cards, in the colleague's session; the key of an act stands in its body. */
@Hidden
@ForRoles({Role.CASHIER, Role.AGENT, Role.MANAGER})
@RestController
class GiftTillCalls {

    private static final String PATH = "/till/gift-cards";
    /** The most that a till sells a card for, in minor units; managers issue what is worth more. */
    private static final long MOST_SOLD = 100_000;
    /** How long colleagues may undo what they did themselves; managers may at any time. */
    private static final Duration UNDONE_BY_ANYBODY = Duration.ofDays(1);

    private final GiftDesk desk;
    private final GiftCards cards;
    private final GiftMoney money;
    private final InstantSource time;

    GiftTillCalls(GiftDesk desk, GiftCards cards, GiftMoney money, InstantSource time) {
        this.money = money;
        this.desk = desk;
        this.cards = cards;
        this.time = time;
    }

    record Ask(@Nullable String code) {}

    /** A code, and what it is of: {@code gift_card}, or {@code other}. */
    record Kind(String kind) {}

    record Sell(
            @Nullable String key,
            @Nullable Long amountMinor,
            @Nullable String currency) {}

    record Sold(long id, String code, long amountMinor, String currency, boolean replayed) {}

    record Back(@Nullable String key) {}

    /** So that a scanned code goes where it belongs. */
    @PostMapping("/till/codes")
    Kind kind(@RequestBody Ask wanted) {
        String code = wanted.code();
        return new Kind(code != null && desk.isCard(code) ? "gift_card" : "other");
    }

    @PostMapping(PATH + "/balances")
    GiftDesk.OnIt balance(@RequestBody Ask wanted) {
        return desk.balance(wanted.code());
    }

    @PostMapping(PATH + "/holds")
    GiftDesk.Moved hold(@RequestBody GiftDesk.Spend wanted) {
        return desk.hold(wanted, wanted.key());
    }

    @PostMapping(PATH + "/holds/{id:\\d+}/freeing")
    Map<String, Boolean> free(@PathVariable long id) {
        desk.free(id);
        return Map.of("freed", true);
    }

    @PostMapping(PATH + "/spends")
    GiftDesk.Moved spend(@RequestBody GiftDesk.Spend wanted) {
        return desk.spend(wanted, wanted.key());
    }

    @PostMapping(PATH + "/spends/{id:\\d+}/returns")
    GiftDesk.Moved giveBack(@PathVariable long id, @RequestBody Back wanted) {
        GiftMoney.Spent spent = money.spent(id).orElseThrow(() -> Refusal.notFound("spend"));
        if (spent.forOrder()) {
            throw Refusal.conflict("It paid for a sale: undo the sale, or take its goods back.");
        }
        onlyOwn(spent.userId(), spent.at());
        return desk.giveBack(id, null, wanted.key());
    }

    /** A card that was just paid for; its code is for whoever bought it. */
    @PostMapping(PATH)
    Sold sell(@RequestBody Sell wanted) {
        Long amount = wanted.amountMinor();
        String currency = wanted.currency();
        if (amount == null || currency == null || !GiftDesk.isCurrency(currency)) {
            throw Refusal.badRequest("Say for how much the card is.");
        }
        if (amount > MOST_SOLD && !Actor.current().has(Role.MANAGER)) {
            throw Refusal.unprocessable("A till sells cards of at most 1,000.00. A manager issues what is worth more.");
        }
        Gifting gifting = cards.issue(new GiftCards.Draft(amount, currency, 0), GiftDesk.needed(wanted.key()));
        if (gifting instanceof Gifting.Issued issued) {
            GiftCard card = issued.card();
            return new Sold(card.id(), issued.code(), card.amountMinor(), card.currency(), issued.replayed());
        }
        if (gifting instanceof Gifting.Refused refused) {
            throw Refusal.unprocessable(refused.reason());
        }
        throw GiftDesk.refused(gifting);
    }

    /** The card was sold by mistake. */
    @PostMapping(PATH + "/{id:\\d+}/withdrawal")
    Map<String, Boolean> withdraw(@PathVariable long id) {
        GiftCard card = cards.byId(id).orElseThrow(() -> Refusal.notFound("gift card"));
        onlyOwn(cards.issuer(id), card.issuedAt());
        if (!cards.withdraw(id)) {
            throw Refusal.conflict("Something of this card was spent or is being spent. A manager can block it.");
        }
        return Map.of("withdrawn", true);
    }

    private void onlyOwn(long userId, Instant at) {
        Actor actor = Actor.current();
        boolean recentAndOwn = userId == actor.id() && at.isAfter(time.instant().minus(UNDONE_BY_ANYBODY));
        if (!actor.has(Role.MANAGER) && !recentAndOwn) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "Not yours to undo",
                    "Colleagues undo what they did themselves within a day; a manager can undo this.");
        }
    }
}
