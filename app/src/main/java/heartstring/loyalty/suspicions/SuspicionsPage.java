package heartstring.loyalty.suspicions;

import heartstring.loyalty.suspicions.Suspicion.State;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The manager's queue of what looks like cheating. */
@ForRoles(Role.MANAGER)
@Controller
class SuspicionsPage {

    private static final String PATH = "/loyalty/suspicions";

    private final Suspicions suspicions;

    SuspicionsPage(Suspicions suspicions) {
        this.suspicions = suspicions;
    }

    @Bean
    static NavEntry suspicionsEntry() {
        return new NavEntry("Loyalty", 508, "flag", "Suspicions", PATH, Set.of("MANAGER"));
    }

    @GetMapping(PATH)
    View queue(@RequestParam(defaultValue = "open") String state) {
        State asked = state(state);
        return Page.of(
                "Suspicions",
                "loyalty/suspicions/suspicions",
                new SuspicionsView(asked, suspicions.in(asked), suspicions.open(), List.of(SuspicionKind.values())));
    }

    @PostMapping(PATH + "/{id}/decision")
    View decide(@PathVariable long id, @RequestParam String state, @RequestParam(defaultValue = "") String note) {
        State decided = state(state);
        if (!suspicions.decide(id, decided, note)) {
            throw Refusal.notFound("suspicion");
        }
        return Redirect.to(PATH)
                .saying(
                        switch (decided) {
                            case OPEN -> "It is open again.";
                            case CONFIRMED -> "Confirmed and kept.";
                            case DISMISSED -> "Dismissed and kept.";
                        });
    }

    @PostMapping(PATH + "/{id}/block")
    View block(@PathVariable long id, @RequestParam(defaultValue = "") String note) {
        return suspicions.block(id, note)
                ? Redirect.to(PATH).saying("The membership is blocked. What was earned stays.")
                : Redirect.to(PATH).warning("There is no membership to block, or it is blocked or closed already.");
    }

    private static State state(String text) {
        try {
            return State.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The state is open, confirmed or dismissed.");
        }
    }
}
