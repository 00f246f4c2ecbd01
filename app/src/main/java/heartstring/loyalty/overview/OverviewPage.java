package heartstring.loyalty.overview;

import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A programme's page, and the forms on it. */
@Controller
class OverviewPage {

    private static final int MOST_POINTS = 1_000_000;

    private final Overview overview;
    private final Programmes programmes;
    private final Rewards rewards;

    OverviewPage(Overview overview, Programmes programmes, Rewards rewards) {
        this.overview = overview;
        this.programmes = programmes;
        this.rewards = rewards;
    }

    @Bean
    static NavEntry loyaltyEntry() {
        return new NavEntry("Loyalty", 500, "gift", "Programme", "/loyalty", Set.of("MANAGER", "ANALYST"));
    }

    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping("/loyalty")
    View programme(@RequestParam(required = false) @Nullable String programme) {
        if (programmes.all().isEmpty()) {
            return Page.of("Loyalty", "loyalty/overview/none", new NoneView(editable(), null));
        }
        Programme chosen = programme == null ? programmes.all().getFirst() : find(programme);
        return page(chosen, null);
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/programmes")
    View make(
            @RequestParam String name,
            @RequestParam String unit,
            @RequestParam String currency,
            @RequestParam int pendingDays,
            @RequestParam(defaultValue = "0") int expiryMonths) {
        String key = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        if (key.isEmpty()
                || key.length() > 40
                || unit.isBlank()
                || unit.length() > 80
                || !currency.matches("[A-Z]{3}")) {
            return Page.of(
                            "Loyalty",
                            "loyalty/overview/none",
                            new NoneView(
                                    true,
                                    "Give a name that begins with a letter, what is counted, and a currency such as EUR."))
                    .status(422);
        }
        if (pendingDays < 0 || pendingDays > 365 || expiryMonths < 0 || expiryMonths > 120) {
            return Page.of(
                            "Loyalty",
                            "loyalty/overview/none",
                            new NoneView(true, "Points may wait up to 365 days and last up to 120 months."))
                    .status(422);
        }
        Programme made = programmes.make(new Programmes.Draft(
                key,
                name.strip(),
                unit.strip(),
                currency,
                pendingDays,
                expiryMonths == 0 ? null : expiryMonths,
                heartstring.loyalty.commands.Command.Policy.DEBT,
                Set.of(),
                Set.of()));
        return Redirect.to("/loyalty/programmes/" + made.key() + "/rules")
                .saying("The programme is there. Give it a rule next.");
    }

    private static @Nullable String pointsFault(int points) {
        return points < 1 || points > MOST_POINTS ? "The points have to be between 1 and 1,000,000." : null;
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/programmes/{key}/rewards")
    View offer(
            @PathVariable String key,
            @RequestParam String name,
            @RequestParam String kind,
            @RequestParam(defaultValue = "0") int points,
            @RequestParam(required = false) @Nullable BigDecimal value,
            @RequestParam(required = false) @Nullable BigDecimal cost,
            @RequestParam(required = false) @Nullable Long stock) {
        Programme programme = find(key);
        Reward.Kind sort = java.util.Arrays.stream(Reward.Kind.values())
                .filter(k -> k.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("There is no reward of this kind."));
        boolean worth = sort == Reward.Kind.DISCOUNT || sort == Reward.Kind.VOUCHER || sort == Reward.Kind.GIFT_CARD;
        if (name.isBlank() || name.length() > 120 || pointsFault(points) != null) {
            return page(programme, "Give the reward a name and a price of 1 to 1,000,000.")
                    .status(422);
        }
        if (worth != (value != null) || (value != null && (value.signum() <= 0 || value.scale() > 2))) {
            return page(programme, "Discounts, vouchers and gift cards have a value; other rewards have none.")
                    .status(422);
        }
        if ((stock != null && (stock < 0 || stock > 1_000_000_000)) || (cost != null && cost.signum() < 0)) {
            return page(programme, "Stock and cost cannot be below zero.").status(422);
        }
        rewards.offer(
                programme.id(),
                new Rewards.Draft(
                        name.strip(),
                        sort,
                        points,
                        value == null ? null : value.movePointRight(2).longValue(),
                        cost == null ? null : cost.movePointRight(2).longValue(),
                        null,
                        stock,
                        null,
                        null));
        return Redirect.to("/loyalty?programme=" + key).saying("The reward is on offer.");
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/programmes/{key}/rewards/{id}/state")
    View state(@PathVariable String key, @PathVariable long id, @RequestParam boolean on) {
        Programme programme = find(key);
        if (rewards.all(programme.id()).stream().noneMatch(r -> r.id() == id) || !rewards.setOnOffer(id, on)) {
            throw Refusal.notFound("reward in that state");
        }
        return Redirect.to("/loyalty?programme=" + key)
                .saying(
                        on
                                ? "The reward is on offer again."
                                : "The reward is off the offer. What was taken stays taken.");
    }

    private Programme find(String key) {
        return programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
    }

    private Page page(Programme programme, @Nullable String fault) {
        return Page.of(programme.name(), "loyalty/overview/programme", overview.of(programme, editable(), fault));
    }

    private static boolean editable() {
        return Actor.current().has(Role.MANAGER);
    }
}
