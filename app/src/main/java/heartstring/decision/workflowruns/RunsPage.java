package heartstring.decision.workflowruns;

import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.runs.RunRow;
import heartstring.decision.runs.Runs;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflowruns.RunsView.Line;
import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.WorkflowWords;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who is in a workflow, why they got what they got, what got stuck and what waits for a yes; of customers within reach. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class RunsPage {

    private static final String PATH = "/workflows";
    private static final String RUN = PATH + "/runs/{run:\\d{1,18}}";
    private static final int LINES = 50;
    private static final Set<String> STATES = Set.of("waiting", "parked", "ended");

    private final Runs runs;
    private final Workflows workflows;
    private final WorkflowWords words;
    private final CustomersInReach reach;
    private final Users users;

    RunsPage(Runs runs, Workflows workflows, WorkflowWords words, CustomersInReach reach, Users users) {
        this.runs = runs;
        this.workflows = workflows;
        this.words = words;
        this.reach = reach;
        this.users = users;
    }

    @GetMapping(PATH + "/{id:\\d{1,9}}/runs")
    Page list(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor) {
        Stored stored = workflows.find(id).orElseThrow(() -> Refusal.notFound("workflow"));
        String wanted = STATES.contains(state) ? state : "";
        Cursor from = Cursor.parse(cursor, 1);
        List<RunRow> found = runs.page(id, wanted, from == null ? 0 : from.number(0), LINES + 1);
        List<RunRow> shown = found.subList(0, Math.min(LINES, found.size()));
        String next = found.size() > LINES ? Cursor.of(shown.getLast().id()).text() : null;
        return Page.of(
                "Who is in " + stored.name(),
                "decision/workflowruns/runs",
                new RunsView.Page(
                        id,
                        stored.name(),
                        wanted,
                        shown.stream().map(this::line).toList(),
                        next));
    }

    private Line line(RunRow run) {
        return new Line(run, name(run.workflow()), step(run, run.step()));
    }

    private String name(int workflow) {
        return workflows.find(workflow).map(Stored::name).orElse("A workflow that was removed");
    }

    private String step(RunRow run, String step) {
        return find(run, step).map(words::step).orElse("");
    }

    private Optional<Step> find(RunRow run, String step) {
        return workflows.route(run.workflow(), run.version()).step(step);
    }

    /** What got stuck, in one workflow or in all. */
    @GetMapping(PATH + "/stopped")
    Page stopped(@RequestParam(defaultValue = "0") int workflow) {
        List<Line> lines = new ArrayList<>();
        for (Stored one : workflows.all()) {
            boolean wanted = workflow == 0 || one.id() == workflow;
            if (wanted && one.version() > 0 && lines.size() < LINES) {
                runs.page(one.id(), "parked", 0, LINES).forEach(run -> lines.add(line(run)));
            }
        }
        return several(new RunsView.Several(
                "What got stuck",
                "A step that failed again and again waits here until somebody looks at it. Nothing else waits for it.",
                "Nothing is stuck.",
                lines));
    }

    /** What one person met. */
    @GetMapping(PATH + "/people/{customer:\\d{1,18}}")
    Page person(@PathVariable long customer) {
        if (!reach.isIn(customer)) {
            throw Refusal.notFound("customer");
        }
        List<Line> lines =
                runs.ofCustomer(customer, LINES).stream().map(this::line).toList();
        return several(new RunsView.Several(
                "Their workflows",
                "What they came into, and why they got what they got.",
                "They came into no workflow.",
                lines));
    }

    private static Page several(RunsView.Several view) {
        return Page.of(view.title(), "decision/workflowruns/several", view);
    }

    @GetMapping(RUN)
    Page one(@PathVariable long run) {
        RunRow row = find(run);
        List<RunsView.Done> log = runs.log(run).stream()
                .map(d -> new RunsView.Done(
                        says(row, d.step()),
                        d.at(),
                        way(d.way()),
                        NoteRules.of(d.note(), row.customer()),
                        who(d.userId())))
                .toList();
        boolean live = !row.state().equals("ended");
        String question = live && find(row, row.step()).orElse(null) instanceof Step.Approval it ? it.question() : null;
        return Page.of(
                "A way through " + name(row.workflow()),
                "decision/workflowruns/run",
                new RunsView.One(line(row), log, live, question));
    }

    private RunRow find(long run) {
        return runs.find(run).orElseThrow(() -> Refusal.notFound("run"));
    }

    private String says(RunRow run, String step) {
        return step.isEmpty() ? "The end" : find(run, step).map(words::step).orElse("A step of another version");
    }

    private static String way(String way) {
        return switch (way) {
            case "done" -> "done";
            case "came" -> "it happened";
            case "late" -> "it did not happen in time";
            case "not" -> "not done";
            case "goal" -> "reached the goal";
            case "exit" -> "left";
            case "double" -> "was in it twice";
            case "gone" -> "is no customer any more";
            case "end" -> "through";
            case "held-out" -> "goes without it";
            case "treated" -> "takes part";
            case "skipped" -> "skipped by a colleague";
            default -> way;
        };
    }

    private String who(long user) {
        User found = user == 0 ? null : users.find(user);
        return found == null ? "" : found.name();
    }

    @GetMapping(PATH + "/approvals")
    Page approvals() {
        return Page.of(
                "What waits for a yes",
                "decision/workflowruns/approvals",
                new RunsView.Approvals(runs.approvals(LINES).stream()
                        .map(w -> new RunsView.Waiting(w, name(w.run().workflow())))
                        .toList()));
    }

    @PostMapping(RUN + "/answers")
    View answer(@PathVariable long run, @RequestParam boolean yes, @RequestParam(defaultValue = "") String reason) {
        find(run);
        return runs.answer(run, yes, cut(reason))
                ? Redirect.to(PATH + "/approvals").saying(yes ? "Yes: it goes on." : "No: it goes the other way.")
                : Redirect.to(PATH + "/approvals").warning("Somebody answered already, or it is over.");
    }

    private static String cut(String reason) {
        return reason.length() <= 400 ? reason : reason.substring(0, reason.offsetByCodePoints(0, 200));
    }

    @PostMapping(RUN + "/retries")
    View retry(@PathVariable long run) {
        find(run);
        return acted(run, runs.retry(run), "It tries again.");
    }

    @PostMapping(RUN + "/skipping")
    View skip(@PathVariable long run, @RequestParam(defaultValue = "") String reason) {
        find(run);
        return acted(run, runs.skip(run, cut(reason)), "It goes on below that step.");
    }

    @PostMapping(RUN + "/ending")
    View end(@PathVariable long run, @RequestParam(defaultValue = "") String reason) {
        find(run);
        return acted(run, runs.end(run, cut(reason)), "Ended.");
    }

    private static View acted(long run, boolean done, String said) {
        Redirect there = Redirect.to(PATH + "/runs/" + run);
        return done ? there.saying(said) : Redirect.to(PATH + "/runs/" + run).warning("It has gone on meanwhile.");
    }
}
