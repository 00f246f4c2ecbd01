package heartstring.platform.keys;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class ApiKeysPage {

    private static final int NAME_LENGTH = 100;

    private final ApiKeys keys;
    private final Scopes scopes;
    private final Settings settings;

    ApiKeysPage(ApiKeys keys, Scopes scopes, Settings settings) {
        this.keys = keys;
        this.scopes = scopes;
        this.settings = settings;
    }

    @Bean
    static NavEntry apiKeysEntry() {
        return new NavEntry("Administration", 930, "key", "API keys", "/api-keys", Set.of("ADMINISTRATOR"));
    }

    @GetMapping("/api-keys")
    Page list() {
        return page(null, List.of(), null);
    }

    @PostMapping("/api-keys")
    View make(@RequestParam String name, @RequestParam(defaultValue = "") List<String> scope) {
        if (name.isBlank() || name.strip().length() > NAME_LENGTH) {
            return page(null, List.of(), "A name has 1 to " + NAME_LENGTH + " characters.")
                    .status(422);
        }
        List<String> wanted =
                scope.stream().filter(scopes.all()::contains).distinct().toList();
        if (wanted.isEmpty()) {
            return page(null, List.of(), "Choose what the key may do.").status(422);
        }
        return page(keys.make(name.strip(), wanted).token(), wanted, null);
    }

    @PostMapping("/api-keys/{id}/revocation")
    View revoke(@PathVariable long id) {
        keys.revoke(id);
        return Redirect.to("/api-keys").saying("The key is revoked.");
    }

    private Page page(@Nullable String token, List<String> granted, @Nullable String fault) {
        String outside = settings.organisation().address();
        String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return Page.of(
                "API keys",
                "platform/keys/list",
                new ApiKeysView(
                        keys.list(),
                        List.copyOf(scopes.all()),
                        token,
                        granted,
                        fault,
                        outside.isEmpty() ? here : outside));
    }
}
