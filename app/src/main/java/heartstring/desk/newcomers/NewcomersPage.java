package heartstring.desk.newcomers;

import heartstring.customer.likeness.Likely;
import heartstring.customer.likeness.LikelyView;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class NewcomersPage {

    private static final String HERE = "/customers/new";

    private final Newcomers newcomers;
    private final Likely likely;
    private final CustomersInReach customers;

    NewcomersPage(Newcomers newcomers, Likely likely, CustomersInReach customers) {
        this.customers = customers;
        this.newcomers = newcomers;
        this.likely = likely;
    }

    @GetMapping(HERE)
    Page form() {
        return page(new Newcomers.Typed(UUID.randomUUID().toString(), "", "", "", ""), List.of(), null);
    }

    /** Saves; whoever is probably here already is shown first, until somebody says that it is another person. */
    @PostMapping(HERE)
    View save(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String company,
            @RequestParam(defaultValue = "no") String sure) {
        Newcomers.Typed typed = new Newcomers.Typed(key, name.strip(), email.strip(), phone.strip(), company.strip());
        if (!sure.equals("yes")) {
            List<Likely.Match> matches = likely.of(typed.name(), typed.email(), typed.phone(), 0);
            if (!matches.isEmpty()) {
                return page(typed, matches, "Somebody like this is here already. Look before you save.")
                        .status(409);
            }
        }
        return switch (newcomers.add(typed)) {
            case Newcomers.Outcome.Added added ->
                Redirect.to("/customers/" + added.customerId()).saying("Saved.");
            case Newcomers.Outcome.Here here
            when !customers.isIn(here.customerId()) ->
                page(
                                typed,
                                List.of(),
                                "Somebody with this e-mail address or phone number is here already, and not among those"
                                        + " you see.")
                        .status(409);
            case Newcomers.Outcome.Here here ->
                Redirect.to("/customers/" + here.customerId())
                        .warning("This e-mail address or phone number belongs to this customer. Nothing was changed.");
            case Newcomers.Outcome.Refused refused ->
                page(typed, List.of(), refused.reason()).status(422);
        };
    }

    private static Page page(Newcomers.Typed typed, List<Likely.Match> matches, @Nullable String fault) {
        return Page.of(
                "New person",
                "desk/newcomers/person",
                new NewcomerView(
                        typed.key(),
                        typed.name(),
                        typed.email(),
                        typed.phone(),
                        typed.company(),
                        new LikelyView(matches),
                        fault));
    }
}
