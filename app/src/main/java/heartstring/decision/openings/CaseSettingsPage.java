package heartstring.decision.openings;

import heartstring.crm.teams.Teams;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.Users;
import heartstring.ui.components.Amounts;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What opens cases, whose they are, and what amends may cost. */
@ForRoles(Role.MANAGER)
@Controller
class CaseSettingsPage {

    private static final String PATH = "/cases/settings";

    /** Shown at once; others are looked for. */
    private static final int STORES = 50;

    private final CaseSettings settings;
    private final SignsSql sql;
    private final Teams teams;
    private final Budgets budgets;
    private final Users users;
    private final Settings house;

    CaseSettingsPage(CaseSettings settings, SignsSql sql, Teams teams, Budgets budgets, Users users, Settings house) {
        this.settings = settings;
        this.sql = sql;
        this.teams = teams;
        this.budgets = budgets;
        this.users = users;
        this.house = house;
    }

    @GetMapping(PATH)
    View show(@RequestParam(defaultValue = "") String find) {
        return page(settings.now(), find.strip(), null);
    }

    private Page page(CaseSetting setting, @Nullable String fault) {
        return page(setting, "", fault);
    }

    private Page page(CaseSetting setting, String find, @Nullable String fault) {
        List<SignsSql.Store> stores = sql.stores(find, STORES + 1);
        return Page.of(
                        "What opens a case",
                        "decision/openings/settings",
                        new CaseSettingsView(
                                setting,
                                teams.all(),
                                sql.colleagues(),
                                budgets.all(),
                                stores.stream()
                                        .limit(STORES)
                                        .map(s -> new CaseSettingsView.Stored(s.key(), s.name(), s.owner()))
                                        .toList(),
                                stores.size() > STORES,
                                currency(setting.budget()),
                                find,
                                fault))
                .status(fault == null ? 200 : 422);
    }

    @PostMapping(PATH)
    View set(@RequestParam Map<String, String> typed) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        for (Cause cause : Cause.values()) {
            if (cause != Cause.HAND && typed.containsKey("on-" + cause.word())) {
                causes.add(cause);
            }
        }
        CaseSetting read;
        try {
            read = new CaseSetting(
                    causes,
                    whole(typed, "answer"),
                    whole(typed, "sure"),
                    whole(typed, "fell"),
                    whole(typed, "most"),
                    whole(typed, "team"),
                    number(typed, "owner"),
                    number(typed, "budget"),
                    amount(typed, "hundred"),
                    amount(typed, "usual"),
                    amount(typed, "dearest"),
                    whole(typed, "days"));
        } catch (IllegalArgumentException e) {
            return page(settings.now(), "Each of these is a whole number, and amounts are like 2.50.");
        }
        String fault = CaseSettings.fault(read);
        if (fault != null) {
            return page(read, fault);
        }
        if (read.owner() != 0 && !Cases.mends(users.find(read.owner()))) {
            return page(read, "There is no such colleague, or they don't answer customers.");
        }
        settings.set(read);
        return Redirect.to(PATH).saying("Kept. It holds for what comes in from now on.");
    }

    /** Whose the cases of a store are. */
    @PostMapping(PATH + "/stores")
    View own(@RequestParam String store, @RequestParam long owner) {
        if (!sql.isStore(store) || (owner != 0 && !Cases.mends(users.find(owner)))) {
            return Redirect.to(PATH).warning("There is no such store or colleague.");
        }
        settings.own(store, owner);
        return Redirect.to(PATH).saying("Kept.");
    }

    private static int whole(Map<String, String> typed, String name) {
        return Integer.parseInt(typed.getOrDefault(name, "0").strip());
    }

    /** In minor units of the budget that pays. */
    private long amount(Map<String, String> typed, String name) {
        return Amounts.minor(typed.getOrDefault(name, ""), currency(number(typed, "budget")))
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private String currency(long budget) {
        return budgets.all().stream()
                .filter(b -> b.id() == budget)
                .map(Budget::currency)
                .findFirst()
                .orElseGet(() -> house.currency().getCurrencyCode());
    }

    private static long number(Map<String, String> typed, String name) {
        return Long.parseLong(typed.getOrDefault(name, "0").strip());
    }
}
