package heartstring.loyalty.budgets;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of budgets: what each may give away, what is left of it, and other limits. */
@ForRoles(Role.MANAGER)
@Controller
class BudgetsPage {

    private static final int MOST_PURSES = 12;

    private final Budgets budgets;
    private final Settings settings;

    BudgetsPage(Budgets budgets, Settings settings) {
        this.budgets = budgets;
        this.settings = settings;
    }

    @Bean
    static NavEntry budgetsEntry() {
        return new NavEntry("Loyalty", 506, "cash", "Budgets", "/loyalty/budgets", Set.of("MANAGER"));
    }

    @GetMapping("/loyalty/budgets")
    View budgets() {
        return page(null);
    }

    @PostMapping("/loyalty/budgets")
    View make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable BigDecimal limit,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "false") boolean eachStore,
            @RequestParam(required = false) @Nullable BigDecimal customer) {
        String currency = settings.currency().getCurrencyCode();
        Long minor = minor(limit, currency);
        String fault = BudgetRules.fault(name, currency, minor);
        Budget.Period chosen = Budget.Period.of(period);
        if (fault != null || chosen == null || minor == null) {
            return page(fault != null ? fault : "Choose how long the limit holds.")
                    .status(422);
        }
        Long each = minor(customer, currency);
        String wrong = customer != null && each == null
                ? "What each customer gets at most has two decimals at most."
                : BudgetRules.customerFault(each, minor);
        if (wrong != null) {
            return page(wrong).status(422);
        }
        budgets.make(name, currency, minor, chosen, eachStore, each);
        return Redirect.to("/loyalty/budgets").saying("The budget is there. Promotions and vouchers can draw from it.");
    }

    @PostMapping("/loyalty/budgets/{id}/limit")
    View limit(@PathVariable long id, @RequestParam(required = false) @Nullable BigDecimal limit) {
        Budget budget = budgets.byId(id).orElseThrow(() -> Refusal.notFound("budget"));
        Long minor = minor(limit, budget.currency());
        String fault = BudgetRules.fault(budget.name(), budget.currency(), minor);
        if (fault != null || minor == null) {
            return page(fault).status(422);
        }
        budgets.limit(id, minor);
        return Redirect.to("/loyalty/budgets").saying("The new limit holds, also for what is under way.");
    }

    @PostMapping("/loyalty/budgets/{id}/stop")
    View stop(@PathVariable long id, @RequestParam boolean stopped) {
        budgets.setStopped(id, stopped);
        return Redirect.to("/loyalty/budgets")
                .saying(stopped ? "Stopped: nothing is drawn from it any more." : "Open again.");
    }

    /** In minor units; null where it makes no sense. */
    private static @Nullable Long minor(@Nullable BigDecimal amount, String currency) {
        if (amount == null || amount.precision() > 20 || Math.abs(amount.scale()) > 20) {
            return null;
        }
        BigDecimal minor = amount.movePointRight(AmountRules.digits(currency)).stripTrailingZeros();
        return minor.scale() > 0 || minor.abs().compareTo(BigDecimal.valueOf(Budget.MOST)) > 0
                ? null
                : minor.longValueExact();
    }

    private Page page(@Nullable String fault) {
        return Page.of(
                "Budgets",
                "loyalty/budgets/budgets",
                new BudgetsView(
                        budgets.all().stream()
                                .map(b -> new BudgetsView.Line(b, budgets.purses(b.id(), MOST_PURSES)))
                                .toList(),
                        settings.currency().getCurrencyCode(),
                        fault));
    }
}
