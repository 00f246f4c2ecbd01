package heartstring.decision.workflows;

import heartstring.customer.consent.Purpose;
import heartstring.story.conditions.Conditions;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps as JSON; one reader for one workflow. */
final class StepJson {

    private final Set<String> ids = new HashSet<>();
    private final boolean strict;
    private int steps;

    /**
     * @param strict whether ids are refused that stand for something else
     */
    StepJson(boolean strict) {
        this.strict = strict;
    }

    /** The steps of a list, with a fault at the place where they cannot be read. */
    List<Step> steps(Part part, String name, int depth) {
        if (depth > Workflow.MOST_DEPTH) {
            throw part.fault(name, "Branches nest at most " + Workflow.MOST_DEPTH + " deep. Say it with fewer.");
        }
        return part.list(name, Workflow.MOST_STEPS, p -> step(p, depth));
    }

    private Step step(Part part, int depth) {
        if (++steps > Workflow.MOST_STEPS) {
            throw part.fault("id", "A workflow has at most " + Workflow.MOST_STEPS + " steps. Take some out.");
        }
        String id = id(part);
        String word = part.text("do", 20);
        int most = Step.MOST_MINUTES;
        return switch (word) {
            case "wait" -> new Step.Wait(id, part.small("minutes", 0, most, 0));
            case "wait-for" ->
                new Step.WaitFor(
                        id,
                        part.happening("for"),
                        part.small("minutes", 0, most, 0),
                        steps(part, "came", depth + 1),
                        steps(part, "late", depth + 1));
            case "wait-hour" -> new Step.WaitHour(id, part.hour("at"), days(part));
            case "wait-day" ->
                new Step.WaitDay(
                        id,
                        part.text("property", 100),
                        part.small("before", -Entry.OnDay.MOST_DAYS, Entry.OnDay.MOST_DAYS, 0),
                        part.flag("yearly", true),
                        part.hour("at"));
            case "split" ->
                new Step.Split(id, part.condition("if"), steps(part, "yes", depth + 1), steps(part, "no", depth + 1));
            case "shares" ->
                new Step.Shares(
                        id,
                        part.list(
                                "shares",
                                Step.MOST_SHARES,
                                p -> new Step.Share(p.small("percent", 0, 100, 0), steps(p, "steps", depth + 1))));
            case "experiment" ->
                new Step.Experiment(id, part.small("held-out", 1, 50, 10), steps(part, "treated", depth + 1));
            case "approval" ->
                new Step.Approval(
                        id,
                        part.text("question", Step.Approval.MOST_QUESTION),
                        part.small("minutes", 0, most, 0),
                        steps(part, "yes", depth + 1),
                        steps(part, "no", depth + 1));
            case "end" -> new Step.End(id);
            default -> new Step.Act(id, action(part, word));
        };
    }

    private String id(Part part) {
        String id = part.text("id", 20);
        if (!id.matches("[a-z0-9-]{1,20}") || !ids.add(id)) {
            throw part.fault(
                    "id",
                    "Each step has an id of its own: 1 to 20 small letters, figures and hyphens, the same in all versions.");
        }
        if (strict && WorkflowRules.isReserved(id)) {
            throw part.fault("id", WorkflowRules.reserved(id));
        }
        return id;
    }

    private static Set<DayOfWeek> days(Part part) {
        Set<DayOfWeek> days = new HashSet<>();
        for (String word : part.words("days", 7)) {
            days.add(Arrays.stream(DayOfWeek.values())
                    .filter(d -> d.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> part.fault("days", "Days are monday to sunday.")));
        }
        return days;
    }

    private static Action action(Part part, String word) {
        int text = Action.MOST_TEXT;
        return switch (word) {
            case "message" -> new Action.Message(part.small("template", 0, Integer.MAX_VALUE, 0), purpose(part));
            case "points" ->
                new Action.Points(
                        part.small("programme", 0, Integer.MAX_VALUE, 0),
                        part.whole("points", 0, Action.MOST_POINTS, 0));
            case "gift" -> new Action.Gift(number(part, "reward"));
            case "voucher" -> new Action.Voucher(number(part, "batch"));
            case "task" ->
                new Action.Task(
                        part.text("title", text),
                        part.small("days", 0, Action.Task.MOST_DAYS, 1),
                        number(part, "owner"));
            case "case" -> new Action.Case();
            case "deal" ->
                new Action.Deal(
                        part.text("title", text),
                        part.small("stage", 0, Integer.MAX_VALUE, 0),
                        part.whole("amount", 0, 1_000_000_000_000L, 0));
            case "tag" -> new Action.Tag(part.text("tag", 60), part.flag("add", true));
            case "trait" -> new Action.Trait(part.text("name", 100), part.text("value", text));
            case "survey" -> new Action.Survey(part.small("survey", 0, Integer.MAX_VALUE, 0));
            case "webhook" -> new Action.Webhook(part.text("event", 60));
            default -> throw part.fault("do", "There is no such step; known are " + WORDS + ".");
        };
    }

    private static Purpose purpose(Part part) {
        String word = part.text("purpose", 20);
        return switch (word) {
            case "", "news" -> Purpose.NEWS;
            case "service" -> Purpose.SERVICE;
            default -> throw part.fault("purpose", "A message is for news or service.");
        };
    }

    private static long number(Part part, String name) {
        return part.whole(name, 0, Long.MAX_VALUE, 0);
    }

    /** All kinds of steps. */
    static final String WORDS =
            "wait, wait-for, wait-hour, wait-day, split, shares, experiment, approval, end, message, points,"
                    + " gift, voucher, task, case, deal, tag, trait, survey, webhook";

    /** What the condition of a step is written by. */
    private record Pen(Conditions conditions, JsonMapper json) {}

    static void write(ArrayNode into, List<Step> steps, Conditions conditions, JsonMapper json) {
        steps.forEach(step -> write(into.addObject(), step, new Pen(conditions, json)));
    }

    private static void write(ObjectNode o, Step step, Pen pen) {
        o.put("id", step.id()).put("do", step.word());
        switch (step) {
            case Step.Wait it -> o.put("minutes", it.minutes());
            case Step.WaitFor it -> {
                WorkflowJson.write(o.putObject("for"), it.event());
                o.put("minutes", it.minutes());
            }
            case Step.WaitHour it -> {
                o.put("at", it.at().toString());
                ArrayNode days = o.putArray("days");
                it.days().stream().sorted().forEach(d -> days.add(d.name().toLowerCase(Locale.ROOT)));
            }
            case Step.WaitDay it ->
                o.put("property", it.property())
                        .put("before", it.daysBefore())
                        .put("yearly", it.yearly())
                        .put("at", it.at().toString());
            case Step.Split it ->
                o.set("if", pen.json().readTree(pen.conditions().write(it.condition())));
            case Step.Shares it -> {
                ArrayNode shares = o.putArray("shares");
                it.shares().forEach(share -> {
                    ObjectNode one = shares.addObject().put("percent", share.percent());
                    share.steps().forEach(s -> write(list(one, "steps").addObject(), s, pen));
                });
            }
            case Step.Experiment it -> o.put("held-out", it.holdOutPercent());
            case Step.Approval it -> o.put("question", it.question()).put("minutes", it.minutes());
            case Step.Act it -> write(o, it.action());
            case Step.End it -> {}
        }
        if (!(step instanceof Step.Shares)) {
            step.branches()
                    .forEach(branch -> branch.steps()
                            .forEach(s -> write(list(o, branch.name()).addObject(), s, pen)));
        }
    }

    private static ArrayNode list(ObjectNode o, String name) {
        return o.get(name) instanceof ArrayNode there ? there : o.putArray(name);
    }

    private static void write(ObjectNode o, Action action) {
        switch (action) {
            case Action.Message it ->
                o.put("template", it.template())
                        .put("purpose", it.purpose().name().toLowerCase(Locale.ROOT));
            case Action.Points it -> o.put("programme", it.programme()).put("points", it.points());
            case Action.Gift it -> o.put("reward", it.reward());
            case Action.Voucher it -> o.put("batch", it.batch());
            case Action.Task it ->
                o.put("title", it.title()).put("days", it.days()).put("owner", it.owner());
            case Action.Case it -> {}
            case Action.Deal it ->
                o.put("title", it.title()).put("stage", it.stage()).put("amount", it.amountMinor());
            case Action.Tag it -> o.put("tag", it.tag()).put("add", it.add());
            case Action.Trait it -> o.put("name", it.name()).put("value", it.value());
            case Action.Survey it -> o.put("survey", it.survey());
            case Action.Webhook it -> o.put("event", it.event());
        }
    }
}
