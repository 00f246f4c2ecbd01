package heartstring.decision.workflowdesk;

import heartstring.decision.holdouts.Proof;
import heartstring.decision.holdouts.Proofs;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflowforms.Choices;
import heartstring.decision.workflowruns.Numbers;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowJson;
import heartstring.decision.workflows.WorkflowWords;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of workflows, and where a new one begins. */
@ForRoles(Role.MANAGER)
@Controller
class WorkflowsPage {

    static final String PATH = "/workflows";
    static final String ONE = PATH + "/{id:\\d{1,9}}";

    private final Workflows workflows;
    private final WorkflowWords words;
    private final WorkflowJson json;
    private final Numbers numbers;
    private final Proofs proofs;
    private final Choices choices;

    WorkflowsPage(
            Workflows workflows,
            WorkflowWords words,
            WorkflowJson json,
            Numbers numbers,
            Proofs proofs,
            Choices choices) {
        this.workflows = workflows;
        this.words = words;
        this.json = json;
        this.numbers = numbers;
        this.proofs = proofs;
        this.choices = choices;
    }

    @Bean
    static NavEntry workflowsEntry() {
        return new NavEntry("Experience", 460, "route", "Workflows", PATH, Set.of("MANAGER", "ANALYST"));
    }

    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping(PATH)
    Page list() {
        return page(null);
    }

    @PostMapping(PATH)
    View make(@RequestParam(defaultValue = "") String template, @RequestParam(defaultValue = "") String name) {
        Beginning chosen = Beginning.all().stream()
                .filter(b -> b.key().equals(template))
                .findFirst()
                .orElse(null);
        Workflow draft = chosen == null ? Workflow.empty() : chosen.draft(json, choices.onlyProgramme());
        String label = chosen == null ? "New workflow" : chosen.name();
        return made(workflows.make(name.isBlank() ? unused(label) : name, draft));
    }

    @PostMapping(ONE + "/copies")
    View copy(@PathVariable int id) {
        Stored stored = find(workflows, id);
        return made(workflows.make(unused("Copy of " + stored.name()), workflows.edited(stored)));
    }

    private View made(Workflows.Outcome outcome) {
        return outcome instanceof Workflows.Outcome.Done done
                ? Redirect.to(PATH + "/" + done.workflow().id() + "/edit")
                        .saying("A draft: nobody comes in before it is published.")
                : page(refused(outcome)).status(422);
    }

    /** What an outcome says that did nothing. */
    static String refused(Workflows.Outcome outcome) {
        return switch (outcome) {
            case Workflows.Outcome.Done done -> "";
            case Workflows.Outcome.Unfinished it ->
                "Not everything is filled in: " + it.faults().getFirst().sentence();
            case Workflows.Outcome.Refused it -> it.sentence();
            case Workflows.Outcome.Clash it -> "Somebody else changed it just now. Look at it again.";
            case Workflows.Outcome.Unknown it -> throw Refusal.notFound("workflow");
        };
    }

    static Stored find(Workflows workflows, int id) {
        return workflows.find(id).orElseThrow(() -> Refusal.notFound("workflow"));
    }

    private String unused(String label) {
        String cut = label.length() <= 100 ? label : label.substring(0, label.offsetByCodePoints(0, 90));
        String name = cut;
        for (int n = 2; isTaken(name); n++) {
            name = cut + " " + n;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return workflows.all().stream().anyMatch(w -> w.name().equals(name));
    }

    private Page page(@Nullable String fault) {
        Map<String, String> worth = new HashMap<>();
        List<Stored> all = workflows.all();
        if (all.stream().anyMatch(w -> w.version() > 0)) {
            for (Proof proof : proofs.all()) {
                worth.put(proof.trial(), proof.verdict().words());
            }
        }
        List<WorkflowsView.Line> lines = all.stream()
                .map(w -> new WorkflowsView.Line(
                        w,
                        words.entry(workflows.edited(w)),
                        w.version() == 0 ? Numbers.NOTHING : numbers.of(w.id()),
                        worth.get(w.trial())))
                .toList();
        Actor.Colleague who = Actor.current().colleague();
        boolean mayChange = who == null || who.role() != Role.ANALYST;
        return Page.of(
                "Workflows",
                "decision/workflowdesk/workflows",
                new WorkflowsView(lines, Beginning.all(), mayChange, fault));
    }
}
