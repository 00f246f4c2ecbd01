package heartstring.decision.amends;

import heartstring.loyalty.vouchers.VoucherBatches;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.ui.components.Amounts;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Which vouchers may be given as amends, and what each costs the budget. */
@ForRoles(Role.MANAGER)
@Controller
class AmendsPage {

    private static final String PATH = "/cases/settings/amends";

    private final Offers offers;
    private final Settings settings;

    AmendsPage(Offers offers, Settings settings) {
        this.offers = offers;
        this.settings = settings;
    }

    @GetMapping(PATH)
    View show() {
        return page(0, "", null);
    }

    private Page page(long batch, String typed, @Nullable String fault) {
        return Page.of(
                        "What may be given as amends",
                        "decision/amends/vouchers",
                        new AmendsView(offers.choices(), batch, typed, fault))
                .status(fault == null ? 200 : 422);
    }

    private String currency(long batch) {
        return offers.choices().stream()
                .filter(choice -> choice.batch().id() == batch)
                .map(choice -> choice.batch().currency())
                .findFirst()
                .orElseGet(() -> settings.currency().getCurrencyCode());
    }

    /** An empty cost is none: these vouchers are not given. */
    @PostMapping(PATH)
    View set(@RequestParam long batch, @RequestParam(defaultValue = "") String cost) {
        long minor = cost.isBlank() ? 0 : Amounts.minor(cost, currency(batch)).orElse(-1);
        if (minor < 0 || minor > VoucherBatches.MOST_WORTH) {
            return page(batch, cost, "What one costs is an amount such as 2.50.");
        }
        return offers.set(batch, minor)
                ? Redirect.to(PATH)
                        .saying(minor == 0 ? "These are not given as amends." : "Kept. It can be given as amends.")
                : Redirect.to(PATH).warning("There are no such vouchers for one person.");
    }
}
