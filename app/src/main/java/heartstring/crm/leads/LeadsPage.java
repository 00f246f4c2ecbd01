package heartstring.crm.leads;

import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.crm.pipelines.Pipeline;
import heartstring.crm.pipelines.Pipelines;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
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

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class LeadsPage {

    static final String PATH = "/crm/leads";
    private static final int ROWS = 50;

    private final Leads leads;
    private final Deals deals;
    private final Pipelines pipelines;

    LeadsPage(Leads leads, Deals deals, Pipelines pipelines) {
        this.leads = leads;
        this.deals = deals;
        this.pipelines = pipelines;
    }

    @Bean
    static NavEntry leadsEntry() {
        return new NavEntry("Sales", 338, "user-plus", "Leads", PATH, Set.of("MANAGER", "AGENT", "ANALYST"));
    }

    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping(PATH)
    View list(
            @RequestParam(defaultValue = "0") int stage,
            @RequestParam(defaultValue = "0") long owner,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(required = false) @Nullable String after) {
        boolean warmest = sort.equals("score");
        List<Lead> found = leads.open(stage, owner, warmest, Cursor.parse(after, 2), ROWS + (warmest ? 0 : 1));
        boolean more = found.size() > ROWS;
        List<Lead> shown = more ? found.subList(0, ROWS) : found;
        Pipeline pipeline = leads.pipeline();
        Actor actor = Actor.current();
        return Page.of(
                "Leads",
                "crm/leads/leads",
                new LeadsView(
                        shown,
                        pipeline,
                        pipelines.open().stream()
                                .filter(p -> p.id() != pipeline.id())
                                .toList(),
                        deals.reasons("lost"),
                        stage,
                        owner,
                        warmest,
                        actor.userId(),
                        actor.has(Role.MANAGER) || actor.has(Role.AGENT),
                        more
                                ? Cursor.of(
                                                shown.getLast().createdAt(),
                                                shown.getLast().id())
                                        .text()
                                : null));
    }

    @PostMapping(PATH + "/{id}/stage")
    View move(@PathVariable long id, @RequestParam int stage) {
        return said(leads.move(id, stage), PATH, "Moved.");
    }

    @PostMapping(PATH + "/{id}/deal")
    View win(@PathVariable long id, @RequestParam int pipeline) {
        return said(leads.win(id, pipeline), "/crm/deals/" + id, "It is a deal now.");
    }

    @PostMapping(PATH + "/{id}/loss")
    View lose(@PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        return said(leads.lose(id, reason), PATH, "Given up; it stays in the customer's story.");
    }

    private static View said(DealOutcome outcome, String to, String saying) {
        return switch (outcome) {
            case DealOutcome.Done d -> Redirect.to(to).saying(saying);
            case DealOutcome.Refused refused -> Redirect.to(PATH).warning(refused.sentence());
            case DealOutcome.Clash clash -> Redirect.to(PATH).warning(clash.sentence());
            case DealOutcome.Unknown u -> Redirect.to(PATH).warning("It is gone already.");
        };
    }
}
