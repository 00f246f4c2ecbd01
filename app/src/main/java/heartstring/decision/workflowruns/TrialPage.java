package heartstring.decision.workflowruns;

import heartstring.crm.picks.Picks;
import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.runs.Rehearsal;
import heartstring.decision.versions.Route;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowRules.Fault;
import heartstring.decision.workflows.WorkflowWords;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the draft of a workflow would do, with one person or with a sample; nothing is kept and nothing leaves. */
@ForRoles(Role.MANAGER)
@Controller
class TrialPage {

    private static final int SAMPLE = 100;
    private static final int ALL = 1_000;

    private final Rehearsal rehearsal;
    private final Workflows workflows;
    private final WorkflowWords words;
    private final Picks picks;
    private final CustomersInReach reach;

    TrialPage(Rehearsal rehearsal, Workflows workflows, WorkflowWords words, Picks picks, CustomersInReach reach) {
        this.rehearsal = rehearsal;
        this.workflows = workflows;
        this.words = words;
        this.picks = picks;
        this.reach = reach;
    }

    /** What is asked for, as a form sends it. */
    record Form(
            @Nullable String customer,
            @Nullable Long customerId,
            @Nullable String happens,
            @Nullable String approved,
            @Nullable Integer shown,
            @Nullable String sample) {}

    @GetMapping("/workflows/{id:\\d{1,9}}/trial")
    Page show(@PathVariable int id, Form form) {
        Stored stored = workflows.find(id).orElseThrow(() -> Refusal.notFound("workflow"));
        Workflow workflow = workflows.edited(stored);
        Rehearsal.Suppose suppose = new Rehearsal.Suppose(form.happens() != null, form.approved() != null);
        List<Fault> faults = workflows.faults(workflow);
        boolean asked = form.customer() != null || form.customerId() != null || form.sample() != null;
        if (!faults.isEmpty()) {
            return page(
                    new TrialView(
                            stored,
                            "",
                            0,
                            suppose.happens(),
                            suppose.approved(),
                            null,
                            null,
                            "It is not whole yet: " + faults.getFirst().sentence()),
                    asked ? 422 : 200);
        }
        if (form.sample() != null) {
            Rehearsal.Sample sample = rehearsal.sample(id, workflow, SAMPLE, suppose);
            return page(
                    new TrialView(
                            stored, "", 0, suppose.happens(), suppose.approved(), null, shown(workflow, sample), null),
                    200);
        }
        return asked
                ? one(stored, workflow, form, suppose)
                : page(new TrialView(stored, "", 0, false, false, null, null, null), 200);
    }

    private Page one(Stored stored, Workflow workflow, Form form, Rehearsal.Suppose suppose) {
        String typed = form.customer() == null ? "" : form.customer();
        long chosen = form.customerId() == null ? 0 : form.customerId();
        Long customer = picks.meant(chosen, typed).filter(reach::isIn).orElse(null);
        if (customer == null) {
            return page(
                    new TrialView(
                            stored,
                            typed,
                            0,
                            suppose.happens(),
                            suppose.approved(),
                            null,
                            null,
                            "Choose somebody from the list that opens while you type."),
                    422);
        }
        Rehearsal.Course course = rehearsal.one(stored.id(), workflow, customer, suppose);
        Route route = new Route(workflow);
        List<TrialView.Met> met = course.met().stream()
                .map(m -> new TrialView.Met(says(route, m.step()), m.at(), way(route, m.step(), m.way())))
                .toList();
        int shown = form.shown() == null ? ALL : Math.clamp(form.shown(), 0, ALL);
        String name = picks.of(customer).map(Picks.Pick::name).orElse("");
        return page(
                new TrialView(
                        stored,
                        name,
                        customer,
                        suppose.happens(),
                        suppose.approved(),
                        new TrialView.One(course.comesIn(), met, shown, end(course.end()), course.endAt()),
                        null,
                        null),
                200);
    }

    private static Page page(TrialView view, int status) {
        return Page.of("Try " + view.workflow().name(), "decision/workflowruns/trial", view)
                .status(status);
    }

    private String says(Route route, String step) {
        return route.step(step).map(words::step).orElse("");
    }

    private static String way(Route route, String step, String way) {
        boolean waits = route.step(step).orElse(null) instanceof Step.WaitFor;
        return switch (way) {
            case "done", "end" -> "";
            case "came" -> "it happened";
            case "late" -> waits ? "it did not happen in time" : way;
            case "held-out" -> "goes without it";
            case "treated" -> "takes part";
            case "0" -> "goes on below";
            default -> way.matches("[0-9]+") ? "way " + way : way;
        };
    }

    private static String end(String end) {
        return switch (end) {
            case "end" -> "They would go through.";
            case "goal" -> "They would be done: the goal is reached.";
            default -> "They would leave by “" + end.replaceFirst("^exit: ", "") + "”.";
        };
    }

    private TrialView.Sample shown(Workflow workflow, Rehearsal.Sample sample) {
        Route route = new Route(workflow);
        List<TrialView.Way> ways = new ArrayList<>();
        sample.ways()
                .forEach((step, of) -> of.forEach(
                        (way, n) -> ways.add(new TrialView.Way(says(route, step), way(route, step, way), n))));
        List<TrialView.Way> ends = new ArrayList<>();
        for (Map.Entry<String, Integer> one : sample.ends().entrySet()) {
            ends.add(new TrialView.Way(end(one.getKey()), "", one.getValue()));
        }
        return new TrialView.Sample(sample.people(), sample.comeIn(), ways, ends);
    }
}
