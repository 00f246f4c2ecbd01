package heartstring.customer.owners;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Redirect;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A part of the customer's page: to whom they belong. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class OwnersPage {

    private final Owners owners;
    private final CustomersInReach customers;

    OwnersPage(Owners owners, CustomersInReach customers) {
        this.owners = owners;
        this.customers = customers;
    }

    @GetMapping("/customers/{id:\\d+}/owner")
    Fragment show(@PathVariable long id) {
        Map<Long, String> colleagues = owners.colleagues();
        return Fragment.of("customer/owners/owner", new OwnerView(id, owners.of(id), colleagues));
    }

    @PostMapping("/customers/{id:\\d+}/owner")
    View give(@PathVariable long id, @RequestParam long owner) {
        return switch (owners.give(id, owner)) {
            case Owners.Outcome.Done done ->
                customers.isIn(done.customerId())
                        ? Redirect.to("/customers/" + done.customerId()).saying("Saved.")
                        : Redirect.to("/customers").saying("Saved. They belong to somebody else now.");
            case Owners.Outcome.NoCustomer none -> throw Refusal.notFound("customer");
            case Owners.Outcome.NoColleague none ->
                Redirect.to("/customers/" + id)
                        .warning("There is no such colleague, or they don't work here any more.");
        };
    }
}
