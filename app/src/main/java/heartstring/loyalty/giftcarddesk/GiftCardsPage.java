package heartstring.loyalty.giftcarddesk;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.loyalty.giftcards.GiftCards;
import heartstring.loyalty.giftcards.Gifting;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of gift cards: issuing one, finding one, blocking it, and for how long new ones hold. */
@ForRoles(Role.MANAGER)
@Controller
class GiftCardsPage {

    private static final String PATH = "/loyalty/gift-cards";

    private final GiftCards cards;
    private final Members members;
    private final Settings settings;

    GiftCardsPage(GiftCards cards, Members members, Settings settings) {
        this.cards = cards;
        this.members = members;
        this.settings = settings;
    }

    @Bean
    static NavEntry giftCardsEntry() {
        return new NavEntry("Loyalty", 507, "credit-card", "Gift cards", PATH, Set.of("MANAGER"));
    }

    @GetMapping(PATH)
    View list() {
        return page("", null, null);
    }

    /** Sent as a form, so that no code stands in an address. */
    @PostMapping(PATH + "/search")
    View search(@RequestParam(defaultValue = "") String code) {
        return page(code, null, null);
    }

    @PostMapping(PATH)
    View issue(
            @RequestParam(required = false) @Nullable BigDecimal amount, @RequestParam(defaultValue = "") String card) {
        String currency = settings.currency().getCurrencyCode();
        Optional<Member> member = card.isBlank() ? Optional.empty() : members.byCard(card.strip());
        Long minor = minor(amount, currency);
        if (minor == null || (member.isEmpty() && !card.isBlank())) {
            return page("", minor == null ? "An amount has at most two decimals." : "No member has this card.", null)
                    .status(422);
        }
        Gifting gifting = cards.issue(
                new GiftCards.Draft(
                        minor, currency, member.map(Member::profileId).orElse(0L)),
                UUID.randomUUID().toString());
        return switch (gifting) {
            case Gifting.Issued issued -> page("", null, issued.code());
            case Gifting.Refused refused -> page("", refused.reason(), null).status(422);
            case Gifting.Moved m -> page("", null, null);
            case Gifting.NotEnough n -> page("", null, null);
            case Gifting.KeyReused k -> page("", null, null);
        };
    }

    /** Minor units, null where it makes no sense. */
    private static @Nullable Long minor(@Nullable BigDecimal amount, String currency) {
        if (amount == null || amount.precision() > 15 || Math.abs(amount.scale()) > 15) {
            return null;
        }
        BigDecimal moved = amount.movePointRight(AmountRules.digits(currency)).stripTrailingZeros();
        return moved.scale() > 0 || moved.precision() - moved.scale() > 15 ? null : moved.longValueExact();
    }

    @PostMapping(PATH + "/{id}/block")
    View block(@PathVariable long id, @RequestParam boolean blocked) {
        return cards.setBlocked(id, blocked)
                ? Redirect.to(PATH).saying(blocked ? "Blocked. What is on it stays." : "It can be used again.")
                : Redirect.to(PATH).warning("It was like that already.");
    }

    @PostMapping(PATH + "/months")
    View months(@RequestParam int months) {
        return cards.setMonths(months)
                ? Redirect.to(PATH).saying("It holds for cards that are issued from now on.")
                : Redirect.to(PATH).warning("Between 0, for ever, and 600 months.");
    }

    private Page page(String code, @Nullable String fault, @Nullable String issued) {
        return Page.of(
                "Gift cards",
                "loyalty/giftcarddesk/giftcards",
                new GiftCardsView(
                        cards.ending(code),
                        cards.outstanding(),
                        settings.currency().getCurrencyCode(),
                        cards.months(),
                        code,
                        issued,
                        fault));
    }
}
