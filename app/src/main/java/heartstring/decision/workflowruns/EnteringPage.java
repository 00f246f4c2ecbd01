package heartstring.decision.workflowruns;

import heartstring.crm.picks.Picks;
import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.entering.Entering;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.story.membership.Membership;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A colleague puts one person into a workflow, or everybody in a segment once they have read how many that is. */
@ForRoles(Role.MANAGER)
@Controller
class EnteringPage {

    private static final String PATH = "/workflows/{id:\\d{1,9}}/entering";

    private final Entering entering;
    private final Workflows workflows;
    private final Segments segments;
    private final Membership membership;
    private final Picks picks;
    private final CustomersInReach reach;

    EnteringPage(
            Entering entering,
            Workflows workflows,
            Segments segments,
            Membership membership,
            Picks picks,
            CustomersInReach reach) {
        this.entering = entering;
        this.workflows = workflows;
        this.segments = segments;
        this.membership = membership;
        this.picks = picks;
        this.reach = reach;
    }

    @GetMapping(PATH)
    Page show(@PathVariable int id, @RequestParam(defaultValue = "0") int segment) {
        return page(id, segment, null);
    }

    private Page page(int id, int segment, @Nullable String fault) {
        Stored stored = find(id);
        Map<Integer, Membership.Size> sizes = membership.sizes();
        List<EnteringView.Choice> all =
                segments.all().stream().map(s -> choice(s, sizes.get(s.id()))).toList();
        EnteringView.Choice chosen =
                all.stream().filter(c -> c.id() == segment).findFirst().orElse(null);
        return Page.of(
                        "Put people into " + stored.name(),
                        "decision/workflowruns/entering",
                        new EnteringView(stored, all, chosen, fault))
                .status(fault == null ? 200 : 422);
    }

    private static EnteringView.Choice choice(Segment segment, Membership.@Nullable Size size) {
        long people = size != null && size.version() == segment.version() ? size.customers() : -1;
        return new EnteringView.Choice(segment.id(), segment.name(), people);
    }

    private Stored find(int id) {
        return workflows.find(id).orElseThrow(() -> Refusal.notFound("workflow"));
    }

    @PostMapping(PATH)
    View one(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(required = false) @Nullable Long customerId) {
        find(id);
        Long meant = picks.meant(customerId == null ? 0 : customerId, customer)
                .filter(reach::isIn)
                .orElse(null);
        if (meant == null) {
            return page(id, 0, "Choose somebody from the list that opens while you type.");
        }
        return switch (entering.byHand(id, meant)) {
            case Entering.Outcome.Taken taken ->
                Redirect.to("/workflows/" + id + "/runs").saying("They come in within seconds, if its rules let them.");
            case Entering.Outcome.Refused refused -> page(id, 0, refused.sentence());
            case Entering.Outcome.Unknown unknown -> throw Refusal.notFound("customer");
        };
    }

    /** Everybody in a segment; the number that was read on the page is said again, so that nobody reaches more than they meant. */
    @PostMapping(PATH + "/segments")
    View many(@PathVariable int id, @RequestParam int segment, @RequestParam(defaultValue = "-1") long people) {
        find(id);
        Segment found = segments.find(segment).orElseThrow(() -> Refusal.notFound("segment"));
        EnteringView.Choice now = choice(found, membership.sizes().get(segment));
        if (now.people() < 0) {
            return page(id, segment, "The segment is being counted. Wait a moment.");
        }
        if (now.people() > people) {
            return page(id, segment, "They are more by now than you were told. Read the number once more.");
        }
        return switch (workflows.fill(id, segment)) {
            case Workflows.Outcome.Done done ->
                Redirect.to("/workflows/" + id + "/runs").saying("They come in little by little.");
            case Workflows.Outcome.Refused refused -> page(id, segment, refused.sentence());
            case Workflows.Outcome.Unfinished unfinished -> page(id, segment, "Publish it first.");
            case Workflows.Outcome.Clash clash -> page(id, segment, "Somebody else changed it just now.");
            case Workflows.Outcome.Unknown unknown -> throw Refusal.notFound("workflow");
        };
    }
}
