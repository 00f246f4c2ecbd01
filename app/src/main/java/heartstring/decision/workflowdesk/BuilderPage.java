package heartstring.decision.workflowdesk;

import static heartstring.decision.workflowdesk.WorkflowsPage.ONE;

import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflowforms.Edits;
import heartstring.decision.workflowforms.Kind;
import heartstring.decision.workflowforms.Panels;
import heartstring.decision.workflowforms.Typed;
import heartstring.decision.workflows.Happening;
import heartstring.decision.workflows.Until;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowRules;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One workflow being put together; each change is kept at once, and people meet none of it before it is published. */
@ForRoles(Role.MANAGER)
@Controller
class BuilderPage {

    private static final String PART = ONE + "/parts/{where:[a-z0-9-]{1,20}}";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Workflows workflows;
    private final Builder builder;
    private final Panels panels;
    private final Trail trail;

    BuilderPage(Workflows workflows, Builder builder, Panels panels, Trail trail) {
        this.workflows = workflows;
        this.builder = builder;
        this.panels = panels;
        this.trail = trail;
    }

    @GetMapping(ONE + "/edit")
    Page edit(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String open,
            @RequestParam(defaultValue = "") String plus) {
        return page(id, Builder.Open.at(open, plus));
    }

    private Page page(int id, Builder.Open open) {
        Stored stored = WorkflowsPage.find(workflows, id);
        return Page.of(stored.name(), "decision/workflowdesk/builder", builder.editing(stored, open));
    }

    private static String at(int id, String where) {
        return "/workflows/" + id + "/edit" + (where.isEmpty() ? "" : "?open=" + where + "#" + where);
    }

    @PostMapping(ONE + "/steps")
    View add(@PathVariable int id, @RequestParam String place, @RequestParam(defaultValue = "") String kind) {
        String[] parts = place.split("\\.", -1);
        Kind wanted = Kind.of(kind).orElseThrow(() -> Refusal.badRequest("There is no such step."));
        if (parts.length != 3 || !parts[2].matches("[0-9]{1,3}")) {
            throw Refusal.badRequest("There is no such place.");
        }
        String step = fresh();
        Edits.Place there = new Edits.Place(parts[0], parts[1], Integer.parseInt(parts[2]));
        trail.change(id, "", w -> Edits.plus(w, there, wanted.begin(step)));
        return Redirect.to(at(id, step));
    }

    /** An id that no step of any version has: what moves to another version goes by it. */
    private static String fresh() {
        return "s" + Long.toString(RANDOM.nextLong(36L * 36 * 36 * 36 * 36 * 36 * 36), 36);
    }

    /** Keeps what was typed: by its button, or by itself while somebody types. */
    @PostMapping(PART)
    View keep(
            @PathVariable int id,
            @PathVariable String where,
            @RequestParam Map<String, String> form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String script) {
        Typed typed = new Typed(form);
        Workflow now = trail.change(id, where, w -> panels.read(w, where, typed, form));
        if (form.containsKey("shape")) {
            return Redirect.to(at(id, where));
        }
        if (script != null) {
            return Fragment.of("decision/workflowdesk/kept", builder.kept(now, where, typed.faults()));
        }
        return typed.faults().isEmpty()
                ? Redirect.to("/workflows/" + id + "/edit#" + where)
                : page(id, new Builder.Open(where, "", form, typed.faults(), null))
                        .status(422);
    }

    @PostMapping(PART + "/removal")
    View remove(@PathVariable int id, @PathVariable String where) {
        trail.change(id, "", w -> without(w, where));
        return Redirect.to(at(id, "")).saying("Taken out. “Undo” brings it back.");
    }

    private static Workflow without(Workflow w, String where) {
        int exit = Panels.exit(w, where);
        if (exit < 0 && !where.equals(WorkflowRules.GOAL)) {
            return Edits.minus(w, where);
        }
        List<Workflow.Exit> exits = new ArrayList<>(w.exits());
        if (exit >= 0) {
            exits.remove(exit);
        }
        return new Workflow(w.entry(), w.only(), w.again(), exit >= 0 ? w.goal() : null, exits, w.steps());
    }

    @PostMapping(PART + "/places")
    View place(@PathVariable int id, @PathVariable String where, @RequestParam boolean up) {
        trail.change(id, "", w -> Edits.moved(w, where, up));
        return Redirect.to("/workflows/" + id + "/edit#" + where);
    }

    @PostMapping(ONE + "/exits")
    View exit(@PathVariable int id) {
        Workflow now = trail.change(id, "", w -> {
            List<Workflow.Exit> exits = new ArrayList<>(w.exits());
            if (exits.size() >= Workflow.MOST_EXITS) {
                throw Refusal.unprocessable("There are " + Workflow.MOST_EXITS + " exits, which is the most.");
            }
            exits.add(new Workflow.Exit("", new Until.Happened(Happening.of(""))));
            return new Workflow(w.entry(), w.only(), w.again(), w.goal(), exits, w.steps());
        });
        return Redirect.to(at(id, WorkflowRules.EXIT + now.exits().size()));
    }

    @PostMapping(ONE + "/undo")
    View undo(@PathVariable int id) {
        return trail.back(id)
                ? Redirect.to(at(id, "")).saying("The last change is taken back.")
                : Redirect.to(at(id, "")).warning("There is nothing to take back.");
    }

    @PostMapping(ONE + "/name")
    View rename(@PathVariable int id, @RequestParam(defaultValue = "") String name) {
        Workflows.Outcome outcome = workflows.rename(id, name);
        return outcome instanceof Workflows.Outcome.Done
                ? Redirect.to(at(id, "")).saying("Renamed.")
                : page(id, new Builder.Open("", "", Map.of(), List.of(), WorkflowsPage.refused(outcome)))
                        .status(422);
    }

    @PostMapping(ONE + "/discarding")
    View discard(@PathVariable int id) {
        Workflows.Outcome outcome = workflows.discard(id);
        return outcome instanceof Workflows.Outcome.Done
                ? Redirect.to("/workflows/" + id).saying("What was not published is thrown away.")
                : Redirect.to(at(id, "")).warning(WorkflowsPage.refused(outcome));
    }
}
