package heartstring.crm.companies;

import heartstring.crm.picks.Picks;
import heartstring.customer.relations.Roles;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where a colleague says who acts for whom in which role, and which company belongs to which. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class RolesPage {

    private static final int MOST = 500;

    private final Roles roles;
    private final Picks picks;

    RolesPage(Roles roles, Picks picks) {
        this.roles = roles;
        this.picks = picks;
    }

    @GetMapping("/customers/{id:\\d+}/roles")
    View roles(@PathVariable long id) {
        return page(current(id), null);
    }

    private Picks.Pick current(long id) {
        return picks.meant(id, "").flatMap(picks::of).orElseThrow(() -> Refusal.notFound("customer"));
    }

    private Page page(Picks.Pick customer, @Nullable String fault) {
        boolean company = customer.kind().equals("company");
        return Page.of(
                customer.name(),
                "crm/companies/roles",
                new RolesView(
                        customer.id(),
                        customer.name(),
                        company,
                        company ? roles.people(customer.id(), MOST) : roles.companies(customer.id(), MOST),
                        company ? roles.parent(customer.id()).orElse(null) : null,
                        company ? roles.children(customer.id(), MOST) : List.of(),
                        fault));
    }

    @PostMapping("/customers/{id:\\d+}/roles")
    View appoint(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String otherId,
            @RequestParam(defaultValue = "") String role) {
        Picks.Pick customer = current(id);
        Optional<Long> meant = picks.meant(number(otherId), other);
        if (meant.isEmpty()) {
            return page(customer, "Choose somebody from the list, or type their e-mail address.")
                    .status(422);
        }
        boolean company = customer.kind().equals("company");
        long person = company ? meant.get() : customer.id();
        long firm = company ? customer.id() : meant.get();
        return said(roles.appoint(person, firm, role), customer, "Kept.");
    }

    @PostMapping("/customers/{id:\\d+}/roles/{other:\\d+}/removal")
    View dismiss(@PathVariable long id, @PathVariable long other) {
        Picks.Pick customer = current(id);
        boolean company = customer.kind().equals("company");
        return said(
                roles.dismiss(company ? other : customer.id(), company ? customer.id() : other),
                customer,
                "Ended. A source that still says so does not bring it back.");
    }

    @PostMapping("/customers/{id:\\d+}/parent")
    View place(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String parent,
            @RequestParam(defaultValue = "") String parentId) {
        Picks.Pick customer = current(id);
        Optional<Long> meant = picks.meant(number(parentId), parent);
        return meant.isEmpty()
                ? page(customer, "Choose a company from the list.").status(422)
                : said(roles.place(customer.id(), meant.get()), customer, "Kept.");
    }

    @PostMapping("/customers/{id:\\d+}/parent/removal")
    View free(@PathVariable long id) {
        Picks.Pick customer = current(id);
        roles.free(customer.id());
        return Redirect.to("/customers/" + customer.id() + "/roles").saying("It stands by itself.");
    }

    private static long number(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    }

    private View said(Roles.Outcome outcome, Picks.Pick customer, String saying) {
        return switch (outcome) {
            case Roles.Outcome.Done done ->
                Redirect.to("/customers/" + customer.id() + "/roles").saying(saying);
            case Roles.Outcome.Refused refused ->
                page(customer, refused.sentence()).status(422);
        };
    }
}
