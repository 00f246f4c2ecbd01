package heartstring.decision.workflowdesk;

import static heartstring.decision.workflowdesk.WorkflowsPage.ONE;

import heartstring.decision.runs.Runs;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowWords;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.story.arms.HoldOuts;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A workflow as people meet it, with its numbers; publishing it, and turning it on and off. */
@ForRoles(Role.MANAGER)
@Controller
class OverviewPage {

    private final Workflows workflows;
    private final Builder builder;
    private final Runs runs;
    private final WorkflowWords words;
    private final HoldOuts holdOuts;

    OverviewPage(Workflows workflows, Builder builder, Runs runs, WorkflowWords words, HoldOuts holdOuts) {
        this.workflows = workflows;
        this.builder = builder;
        this.runs = runs;
        this.words = words;
        this.holdOuts = holdOuts;
    }

    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping(ONE)
    View show(@PathVariable int id) {
        Stored stored = WorkflowsPage.find(workflows, id);
        return stored.version() == 0
                ? Redirect.to("/workflows/" + id + "/edit")
                : Page.of(stored.name(), "decision/workflowdesk/builder", builder.published(stored, null));
    }

    @GetMapping(ONE + "/publication")
    Page publication(@PathVariable int id) {
        return publication(id, null);
    }

    private Page publication(int id, @Nullable String fault) {
        Stored stored = WorkflowsPage.find(workflows, id);
        Workflow draft = workflows.edited(stored);
        List<PublicationView.At> at = stored.version() == 0
                ? List.of()
                : runs.standing(id, draft).stream()
                        .map(s -> new PublicationView.At(says(id, s), s.runs(), s.stays()))
                        .toList();
        return Page.of(
                        "Publish " + stored.name(),
                        "decision/workflowdesk/publication",
                        new PublicationView(stored, workflows.faults(draft), at, holdOuts.usual(), fault))
                .status(fault == null ? 200 : 422);
    }

    private String says(int id, Runs.Standing at) {
        return workflows
                        .route(id, at.version())
                        .step(at.step())
                        .map(words::step)
                        .orElse("The end") + " (version " + at.version() + ")";
    }

    @PostMapping(ONE + "/publication")
    View publish(
            @PathVariable int id,
            @RequestParam(defaultValue = "false") boolean move,
            @RequestParam(required = false) @Nullable Integer held,
            @RequestParam(defaultValue = "") String on) {
        Workflows.Outcome outcome = workflows.publish(id, move, held);
        if (!(outcome instanceof Workflows.Outcome.Done done)) {
            return publication(id, WorkflowsPage.refused(outcome));
        }
        if (!on.isEmpty()) {
            workflows.turn(id, true);
        }
        return Redirect.to("/workflows/" + id)
                .saying("Version " + done.workflow().version() + " is published"
                        + (on.isEmpty() ? "." : ", and people come in."));
    }

    @PostMapping(ONE + "/running")
    View run(@PathVariable int id, @RequestParam boolean on) {
        Workflows.Outcome outcome = workflows.turn(id, on);
        return outcome instanceof Workflows.Outcome.Done
                ? Redirect.to("/workflows/" + id)
                        .saying(on ? "People come in from now on." : "Nobody comes in any more; who is in it goes on.")
                : Redirect.to("/workflows/" + id).warning(WorkflowsPage.refused(outcome));
    }

    @PostMapping(ONE + "/removal")
    View remove(@PathVariable int id) {
        Workflows.Outcome outcome = workflows.remove(id);
        return outcome instanceof Workflows.Outcome.Done
                ? Redirect.to(WorkflowsPage.PATH).saying("Removed.")
                : Redirect.to("/workflows/" + id).warning(WorkflowsPage.refused(outcome));
    }
}
