package heartstring.crm.leads;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What counts for the score of a lead, for managers to change. */
@ForRoles(Role.MANAGER)
@Controller
class ScoresPage {

    private static final String PATH = "/crm/lead-scores";

    private final Leads leads;

    ScoresPage(Leads leads) {
        this.leads = leads;
    }

    @GetMapping(PATH)
    View show() {
        return page(null, null);
    }

    @PostMapping(PATH)
    View keep(
            @RequestParam(defaultValue = "0") int id,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "0") int points,
            @RequestParam(defaultValue = "0") int days) {
        String fault = leads.keepRule(id, event, label, points, days);
        return fault == null
                ? Redirect.to(PATH).saying("Saved; scores are reckoned by it from now on.")
                : page(new ScoreRule(id, event, label, points, days), fault);
    }

    @PostMapping(PATH + "/{id}/removal")
    View drop(@PathVariable int id) {
        leads.dropRule(id);
        return Redirect.to(PATH).saying("Removed.");
    }

    private View page(@Nullable ScoreRule typed, @Nullable String fault) {
        return Page.of("Scores of leads", "crm/leads/scores", new ScoresView(leads.rules(), typed, fault))
                .status(fault == null ? 200 : 422);
    }
}
