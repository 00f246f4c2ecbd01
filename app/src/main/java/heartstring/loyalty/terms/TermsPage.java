package heartstring.loyalty.terms;

import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of a programme's terms. The limit for corrections by hand is set by an administrator, not by those it binds. */
@ForRoles(Role.MANAGER)
@Controller
class TermsPage {

    private static final long MOST = 1_000_000_000;

    private final ProgrammeTerms terms;
    private final Programmes programmes;

    TermsPage(ProgrammeTerms terms, Programmes programmes) {
        this.terms = terms;
        this.programmes = programmes;
    }

    @Bean
    static NavEntry loyaltyTermsEntry() {
        return new NavEntry("Loyalty", 508, "file-text", "Terms", "/loyalty/terms", Set.of("MANAGER"));
    }

    @GetMapping("/loyalty/terms")
    View terms(@RequestParam(required = false) @Nullable String programme) {
        if (programmes.all().isEmpty()) {
            return Redirect.to("/loyalty").warning("There is no programme yet.");
        }
        Programme chosen = programme == null ? programmes.all().getFirst() : find(programme);
        return page(chosen, terms.of(chosen.id()), null);
    }

    @PostMapping("/loyalty/terms/{key}")
    View set(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Long adjustMost,
            @RequestParam(defaultValue = "false") boolean passing,
            @RequestParam long passLeast,
            @RequestParam long passMost,
            @RequestParam boolean closingLoses,
            @RequestParam int householdMost,
            @RequestParam boolean everybodySpends,
            @RequestParam int claimDays) {
        Programme programme = find(key);
        Terms before = terms.of(programme.id());
        Terms wanted = new Terms(
                adjustMost == null ? before.adjustMost() : adjustMost,
                passing,
                passLeast,
                passMost,
                closingLoses,
                householdMost,
                everybodySpends,
                claimDays);
        String fault = fault(before, wanted);
        if (fault != null) {
            return page(programme, wanted, fault).status(422);
        }
        terms.set(programme.id(), wanted);
        return Redirect.to("/loyalty/terms?programme=" + key).saying("The terms hold from now on.");
    }

    private static @Nullable String fault(Terms before, Terms wanted) {
        if (wanted.adjustMost() != before.adjustMost() && !limitEditable()) {
            return "An administrator sets the limit for corrections by hand.";
        }
        if (wanted.adjustMost() < 0 || wanted.adjustMost() > MOST) {
            return "The limit for corrections by hand has to be between 0 and 1,000,000,000.";
        }
        if (wanted.passLeast() < 1 || wanted.passMost() < wanted.passLeast() || wanted.passMost() > MOST) {
            return "The most that is passed on within a day has to be at least as much as the least at once.";
        }
        if (wanted.householdMost() < 2 || wanted.householdMost() > 50) {
            return "A household has between 2 and 50 people.";
        }
        return wanted.claimDays() < 0 || wanted.claimDays() > 3_650
                ? "Receipts can be claimed for 0 to 3,650 days."
                : null;
    }

    private static boolean limitEditable() {
        return Actor.current().has(Role.ADMINISTRATOR);
    }

    private Programme find(String key) {
        return programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
    }

    private Page page(Programme programme, Terms shown, @Nullable String fault) {
        return Page.of(
                "Terms",
                "loyalty/terms/terms",
                new TermsView(programme, programmes.all(), shown, limitEditable(), fault));
    }
}
