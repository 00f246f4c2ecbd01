package heartstring.crm.companies;

import heartstring.crm.deals.CustomerDeals;
import heartstring.crm.notes.Attachments;
import heartstring.crm.notices.Notices;
import heartstring.crm.tasks.Tasks;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.Fragment;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** A part of the customer's page: deals, tasks, a note to write, files, following. */
@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class SidePage {

    private static final int SHOWN = 12;

    private final CustomerDeals deals;
    private final Tasks tasks;
    private final Attachments attachments;
    private final Notices notices;
    private final InstantSource time;

    SidePage(CustomerDeals deals, Tasks tasks, Attachments attachments, Notices notices, InstantSource time) {
        this.deals = deals;
        this.tasks = tasks;
        this.attachments = attachments;
        this.notices = notices;
        this.time = time;
    }

    @GetMapping("/crm/customers/{id:\\d+}/side")
    View side(@PathVariable long id) {
        return Fragment.of(
                "crm/companies/side",
                new SideView(
                        id,
                        deals.of(id, SHOWN),
                        tasks.ofCustomer(id, SHOWN),
                        attachments.ofCustomer(id, SHOWN),
                        notices.followers(Notices.About.customer(id))
                                .contains(Actor.current().userId()),
                        CompaniesPage.mayEdit(),
                        time.instant()));
    }
}
