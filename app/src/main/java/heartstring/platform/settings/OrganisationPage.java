package heartstring.platform.settings;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class OrganisationPage {

    private final Settings settings;
    private final Audit audit;

    OrganisationPage(Settings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    @Bean
    static NavEntry organisationEntry() {
        return new NavEntry(
                "Administration",
                900,
                "building-store",
                "Organisation",
                "/settings/organisation",
                Set.of("ADMINISTRATOR"));
    }

    /** What people type; there is no page of all settings. */
    @GetMapping("/settings")
    View first() {
        return Redirect.to("/settings/organisation");
    }

    @GetMapping("/settings/organisation")
    Page show() {
        return page(settings.organisation(), null);
    }

    @PostMapping("/settings/organisation")
    View save(
            @RequestParam String name,
            @RequestParam String region,
            @RequestParam String currency,
            @RequestParam String language,
            @RequestParam String zone,
            @RequestParam(defaultValue = "") String address) {
        Organisation wanted = new Organisation(
                name.strip(), region.strip(), currency.strip(), language.strip(), zone.strip(), address.strip());
        String fault = wanted.fault();
        if (fault != null) {
            return page(wanted, fault).status(422);
        }
        settings.organise(wanted);
        audit.record("changed", "organisation", 1);
        return Redirect.to("/settings/organisation").saying("Saved.");
    }

    private static Page page(Organisation organisation, @Nullable String fault) {
        return Page.of("Organisation", "platform/settings/organisation", new OrganisationView(organisation, fault));
    }
}
