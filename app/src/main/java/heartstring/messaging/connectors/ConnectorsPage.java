package heartstring.messaging.connectors;

import heartstring.messaging.connectors.Connectors.Outcome;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class ConnectorsPage {

    private static final String PATH = "/connectors";

    private final Connectors connectors;
    private final Settings settings;
    private final Audit audit;

    ConnectorsPage(Connectors connectors, Settings settings, Audit audit) {
        this.connectors = connectors;
        this.settings = settings;
        this.audit = audit;
    }

    @Bean
    static NavEntry connectorsEntry() {
        return new NavEntry("Administration", 936, "webhook", "Connectors", PATH, Set.of("ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View show() {
        return page(0, "", "", "", null);
    }

    @PostMapping(PATH)
    View add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String address) {
        return switch (connectors.add(name, channel, address)) {
            case Outcome.Done done -> page(done.connector().id(), "", "", "", null);
            case Outcome.Refused refused -> page(0, name, channel, address, refused.sentence());
        };
    }

    @PostMapping(PATH + "/{id}")
    View change(@PathVariable int id, @RequestParam(defaultValue = "") String address) {
        return switch (connectors.change(id, address)) {
            case Outcome.Done d -> Redirect.to(PATH).saying("Saved.");
            case Outcome.Refused refused -> Redirect.to(PATH).warning(refused.sentence());
        };
    }

    @PostMapping(PATH + "/{id}/state")
    View state(@PathVariable int id, @RequestParam boolean off) {
        return switch (connectors.disable(id, off)) {
            case Outcome.Done d ->
                Redirect.to(PATH).saying(off ? "It is off; what waits goes once it is on again." : "It is on.");
            case Outcome.Refused refused -> Redirect.to(PATH).warning(refused.sentence());
        };
    }

    /** Shows what both sides sign with, once more. */
    @PostMapping(PATH + "/{id}/secret")
    View secret(@PathVariable int id) {
        if (connectors.find(id).isEmpty()) {
            throw Refusal.notFound("connector");
        }
        audit.record("looked at the secret of", "connector", id);
        return page(id, "", "", "", null);
    }

    private View page(int shown, String name, String channel, String address, @Nullable String fault) {
        String outside = settings.organisation().address();
        String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        String secret = connectors.find(shown).map(connectors::secret).orElse("");
        return Page.of(
                        "Connectors",
                        "messaging/connectors/connectors",
                        new ConnectorsView(
                                connectors.all(),
                                outside.isEmpty() ? here : outside,
                                shown,
                                secret,
                                name,
                                channel,
                                address,
                                fault))
                .status(fault == null ? 200 : 422);
    }
}
