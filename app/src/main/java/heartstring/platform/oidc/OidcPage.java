package heartstring.platform.oidc;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
class OidcPage {

    private final OidcSettings settings;
    private final Audit audit;

    OidcPage(OidcSettings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    @Bean
    static NavEntry oidcEntry() {
        return new NavEntry(
                "Administration", 920, "login", "Single sign-on", "/settings/sign-on", Set.of("ADMINISTRATOR"));
    }

    @GetMapping("/settings/sign-on")
    Page show() {
        return page(settings.provider(), null);
    }

    @PostMapping("/settings/sign-on")
    View save(
            @RequestParam String label,
            @RequestParam String issuer,
            @RequestParam String clientId,
            @RequestParam(defaultValue = "") String clientSecret,
            @RequestParam(defaultValue = "") String domains,
            @RequestParam(defaultValue = "") String newcomers) {
        OidcSettings.Provider wanted = new OidcSettings.Provider(
                label.strip(), issuer.strip(), clientId.strip(), clientSecret, domainList(domains), newcomers);
        if (!wanted.issuer().isEmpty() && !wanted.issuer().matches("https?://\\S+")) {
            return page(wanted, "The issuer is an address that starts with https://.")
                    .status(422);
        }
        if (newcomers.equals(Role.ADMINISTRATOR.name())) {
            return page(wanted, "Nobody becomes an administrator by a provider's word alone.")
                    .status(422);
        }
        settings.set(wanted, clientSecret.isEmpty());
        audit.record("changed", "single sign-on", 1);
        return Redirect.to("/settings/sign-on").saying("Saved.");
    }

    private static List<String> domainList(String typed) {
        return Arrays.stream(typed.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(domain -> !domain.isEmpty())
                .toList();
    }

    private static Page page(OidcSettings.Provider provider, @Nullable String fault) {
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> role != Role.ADMINISTRATOR)
                .toList();
        return Page.of(
                "Single sign-on",
                "platform/oidc/settings",
                new OidcView(
                        provider.label(),
                        provider.issuer(),
                        provider.clientId(),
                        !provider.clientSecret().isEmpty(),
                        String.join(" ", provider.domains()),
                        provider.newcomers(),
                        roles,
                        fault));
    }
}
