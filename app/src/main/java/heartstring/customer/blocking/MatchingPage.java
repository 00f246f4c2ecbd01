package heartstring.customer.blocking;

import heartstring.customer.limits.Limits;
import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.customer.privacy.Privacy;
import heartstring.customer.privacy.Suppression;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class MatchingPage {

    private static final String PATH = "/settings/matching";
    private static final List<String> KINDS = List.of(
            Identifier.EMAIL, Identifier.PHONE, Identifier.CARD, Identifier.USER, Identifier.ANONYMOUS, "group_id");

    private final BlockedValues blocked;
    private final Limits limits;
    private final Suppression suppression;
    private final Settings settings;
    private final Privacy privacy;

    MatchingPage(BlockedValues blocked, Limits limits, Suppression suppression, Settings settings, Privacy privacy) {
        this.blocked = blocked;
        this.limits = limits;
        this.suppression = suppression;
        this.settings = settings;
        this.privacy = privacy;
    }

    @Bean
    static NavEntry matchingEntry() {
        return new NavEntry("Administration", 920, "puzzle", "Matching", PATH, Set.of(Role.ADMINISTRATOR.name()));
    }

    @GetMapping(PATH)
    Page show() {
        return page(null);
    }

    @PostMapping(PATH + "/blocked")
    View block(
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String reason) {
        return switch (blocked.add(kind, value, reason)) {
            case BlockedValues.Outcome.Done done -> Redirect.to(PATH).saying(blockedWords(done.shownBy()));
            case BlockedValues.Outcome.Refused refused -> page(refused.reason()).status(422);
        };
    }

    private static String blockedWords(long shownBy) {
        return shownBy == 0
                ? "Blocked. Nobody showed it so far."
                : "Blocked. " + shownBy + " pieces showed it before; look whether they belong together.";
    }

    @PostMapping(PATH + "/blocked/removal")
    View unblock(@RequestParam String kind, @RequestParam String value) {
        blocked.remove(kind, value);
        return Redirect.to(PATH).saying("The value counts again.");
    }

    @PostMapping(PATH + "/limits")
    View limit(@RequestParam String kind, @RequestParam int most) {
        if (most < 1
                || most > Limits.HIGHEST
                || limits.all().stream().noneMatch(l -> l.kind().equals(kind))) {
            return page("A limit is a number from 1 to " + Limits.HIGHEST + ".").status(422);
        }
        limits.set(kind, most);
        return Redirect.to(PATH).saying("Saved. It holds for new joins; nothing that is joined comes apart.");
    }

    @PostMapping(PATH + "/suppression/removal")
    View letIn(@RequestParam String kind, @RequestParam(defaultValue = "") String value) {
        Identifier identifier = IdentifierRules.normalise(kind, value, settings.region());
        if (identifier == null || !privacy.letIn(identifier)) {
            return page("This identifier is not suppressed.").status(422);
        }
        return Redirect.to(PATH).saying("Events that show it are kept again from now on.");
    }

    private Page page(@Nullable String fault) {
        return Page.of(
                "Matching",
                "customer/blocking/matching",
                new MatchingView(blocked.all(), limits.all(), KINDS, suppression.counts(), fault));
    }
}
