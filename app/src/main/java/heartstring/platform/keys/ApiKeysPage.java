package heartstring.platform.keys;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
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
    private static final int MOST_COLLEAGUES = 500;

    private final ApiKeys keys;
    private final Scopes scopes;
    private final Settings settings;
    private final Users users;

    ApiKeysPage(ApiKeys keys, Scopes scopes, Settings settings, Users users) {
        this.users = users;
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
    View make(
            @RequestParam String name,
            @RequestParam(defaultValue = "") List<String> scope,
            @RequestParam(defaultValue = "0") long colleague) {
        if (name.isBlank() || name.strip().length() > NAME_LENGTH) {
            return page(null, List.of(), "A name has 1 to " + NAME_LENGTH + " characters.")
                    .status(422);
        }
        List<String> wanted =
                scope.stream().filter(scopes.all()::contains).distinct().toList();
        if (wanted.isEmpty()) {
            return page(null, List.of(), "Choose what the key may do.").status(422);
        }
        if (colleague != 0 && colleagues().stream().noneMatch(u -> u.id() == colleague)) {
            return page(null, List.of(), "There is no such colleague.").status(422);
        }
        return page(keys.make(name.strip(), wanted, colleague).token(), wanted, null);
    }

    @PostMapping("/api-keys/{id}/revocation")
    View revoke(@PathVariable long id) {
        keys.revoke(id);
        return Redirect.to("/api-keys").saying("The key is revoked.");
    }

    private List<User> colleagues() {
        return users.list(0, MOST_COLLEAGUES).stream().filter(User::active).toList();
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
                        outside.isEmpty() ? here : outside,
                        colleagues()));
    }
}
