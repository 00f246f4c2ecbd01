package heartstring.messaging.dkim;

import heartstring.messaging.dkim.Signatures.Outcome;
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

@ForRoles(Role.ADMINISTRATOR)
@Controller
class SigningPage {

    private static final String PATH = "/mail-signing";

    private final Signatures signatures;

    SigningPage(Signatures signatures) {
        this.signatures = signatures;
    }

    @Bean
    static NavEntry signingEntry() {
        return new NavEntry("Administration", 938, "key", "Mail signing", PATH, Set.of("ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View show() {
        return page("", null);
    }

    @PostMapping(PATH)
    View add(@RequestParam(defaultValue = "") String domain) {
        return switch (signatures.add(domain)) {
            case Outcome.Done d ->
                Redirect.to(PATH).saying("The key is made. Publish its record, then let mail be signed.");
            case Outcome.Refused refused -> page(domain, refused.sentence());
        };
    }

    @PostMapping(PATH + "/{id:\\d{1,9}}/state")
    View sign(@PathVariable int id, @RequestParam boolean on) {
        if (!signatures.sign(id, on)) {
            throw Refusal.notFound("key");
        }
        return Redirect.to(PATH).saying(on ? "Mail is signed from now on." : "Mail is not signed any more.");
    }

    @PostMapping(PATH + "/{id:\\d{1,9}}/removal")
    View remove(@PathVariable int id) {
        if (!signatures.remove(id)) {
            throw Refusal.notFound("key");
        }
        return Redirect.to(PATH).saying("The key is gone. Leave its record in the DNS for some days.");
    }

    private View page(String domain, @Nullable String fault) {
        return Page.of("Mail signing", "messaging/dkim/signing", new SigningView(signatures.all(), domain, fault))
                .status(fault == null ? 200 : 422);
    }
}
