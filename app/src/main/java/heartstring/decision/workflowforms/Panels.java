package heartstring.decision.workflowforms;

import heartstring.decision.workflowforms.Field.Option;
import heartstring.decision.workflows.Again;
import heartstring.decision.workflows.Entry;
import heartstring.decision.workflows.Happening;
import heartstring.decision.workflows.Step;
import heartstring.decision.workflows.Until;
import heartstring.decision.workflows.Workflow;
import heartstring.decision.workflows.WorkflowRules;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.drafting.ConditionDesk;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is open for editing: how people come in, the goal, an exit or a step; as a form, and as a workflow once it was typed. */
@Component
public class Panels {

    private static final String HAPPENS = "happens";
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final List<Option> UNTIL =
            List.of(new Option(HAPPENS, "something happens"), new Option("holds", "something holds of them"));
    private static final List<Option> ENTRIES = List.of(
            new Option("event", "something happens to them"),
            new Option("segment", "they come to a segment, or leave it"),
            new Option("day", "their day comes near"),
            new Option("call", "another program says so"),
            new Option("hand", "a colleague puts them in"));

    private final StepForms steps;
    private final Choices choices;
    private final ConditionDesk desk;
    private final Conditions conditions;

    Panels(StepForms steps, Choices choices, ConditionDesk desk, Conditions conditions) {
        this.steps = steps;
        this.choices = choices;
        this.desk = desk;
        this.conditions = conditions;
    }

    /** Null where there is no such place; typed is empty but when something could not be read. */
    public @Nullable Panel open(Workflow workflow, String where, Map<String, String> typed, List<String> faults) {
        List<Field> fields = new ArrayList<>();
        Condition condition = null;
        String legend = "";
        if (where.equals(WorkflowRules.ENTRY)) {
            fields.addAll(entry(workflow));
            condition = workflow.only();
            legend = "Only those of whom this holds; leave it empty for everybody";
        } else if (where.equals(WorkflowRules.GOAL) || exit(workflow, where) >= 0) {
            int exit = exit(workflow, where);
            Until until =
                    exit < 0 ? workflow.goal() : workflow.exits().get(exit).until();
            if (until == null) {
                until = new Until.Happened(Happening.of("Order Completed"));
            }
            if (exit >= 0) {
                fields.add(Field.text(
                        "name", "As what it is told", workflow.exits().get(exit).name(), 100));
            }
            boolean holds = until instanceof Until.Holds;
            fields.add(shape("until", "It is so when", holds ? "holds" : HAPPENS, UNTIL));
            if (until instanceof Until.Happened it) {
                fields.addAll(StepForms.happening(it.event()));
            } else if (until instanceof Until.Holds it) {
                condition = it.condition();
                legend = "When this holds of them";
            }
        } else {
            Step step = Edits.find(workflow, where).orElse(null);
            if (step == null) {
                return null;
            }
            fields.addAll(steps.fields(step));
            if (step instanceof Step.Split split) {
                condition = split.condition();
                legend = "Who goes the first way";
            }
        }
        return panel(where, fields, condition, legend, typed, faults);
    }

    private Panel panel(
            String where,
            List<Field> fields,
            @Nullable Condition condition,
            String legend,
            Map<String, String> typed,
            List<String> faults) {
        List<Field> shown = typed.isEmpty()
                ? fields
                : fields.stream()
                        .map(f -> new Field(
                                f.name(),
                                f.label(),
                                f.as(),
                                typed.getOrDefault(f.name(), ""),
                                f.columns(),
                                f.least(),
                                f.most(),
                                f.options()))
                        .toList();
        if (condition == null) {
            return new Panel(where, shown, null, true, faults);
        }
        Optional<Map<String, String>> form =
                isEmpty(condition) ? Optional.of(Map.of()) : desk.form(conditions.write(condition));
        return new Panel(
                where,
                shown,
                desk.view(typed.isEmpty() ? form.orElse(Map.of()) : typed, legend, ConditionDesk.CUSTOMER),
                form.isPresent(),
                faults);
    }

    private static boolean isEmpty(Condition condition) {
        return condition.equals(new Condition.All(List.of()));
    }

    /** The place of an exit in the list; -1 where it is none. */
    public static int exit(Workflow workflow, String where) {
        String number = where.startsWith(WorkflowRules.EXIT) ? where.substring(WorkflowRules.EXIT.length()) : "";
        int at = number.matches("[1-9][0-9]?") ? Integer.parseInt(number) - 1 : -1;
        return at < workflow.exits().size() ? at : -1;
    }

    /** A choice that changes which fields there are. */
    private static Field shape(String name, String label, String value, List<Option> options) {
        return new Field(name, label, "shape", value, 6, 0, 0, options);
    }

    private List<Field> entry(Workflow workflow) {
        List<Field> fields = new ArrayList<>();
        fields.add(shape("entry", "They come in when", workflow.entry().word(), ENTRIES)
                .wide(12));
        switch (workflow.entry()) {
            case Entry.OnEvent it -> {
                fields.addAll(StepForms.happening(it.event()));
                fields.add(Field.like(
                        "text", "key", "Once for each, such as cart_id; empty for once for each person", it.key(), 12));
            }
            case Entry.OnSegment it -> {
                fields.add(Field.choice("segment", "Which", String.valueOf(it.segment()), choices.segments()));
                fields.add(Field.choice(
                        "joined",
                        "They",
                        it.joined() ? "yes" : "no",
                        List.of(new Option("yes", "come to it"), new Option("no", "leave it"))));
            }
            case Entry.OnDay it ->
                fields.addAll(StepForms.day(
                        it.property(), it.daysBefore(), it.yearly(), it.at().toString()));
            case Entry.OnCall it ->
                fields.add(Field.check("keyed", "Each call names a key: they may be in it several times", it.key())
                        .wide(12));
            case Entry.ByHand it -> {}
        }
        fields.add(Field.choice(
                "again",
                "The same person",
                workflow.again().kind().word(),
                Arrays.stream(Again.Kind.values())
                        .map(k -> new Option(k.word(), k.words()))
                        .toList()));
        fields.add(Field.number(
                "again-days",
                "How many days, if after some days",
                workflow.again().days(),
                0,
                Again.MOST_DAYS));
        return fields;
    }

    /** The workflow as it was typed there; what cannot be read stays as it was and is said in what was typed. */
    public Workflow read(Workflow workflow, String where, Typed typed, Map<String, String> form) {
        if (where.equals(WorkflowRules.ENTRY)) {
            return new Workflow(
                    entry(workflow.entry(), typed),
                    condition(workflow.only(), typed, form),
                    again(workflow.again(), typed),
                    workflow.goal(),
                    workflow.exits(),
                    workflow.steps());
        }
        int at = exit(workflow, where);
        if (where.equals(WorkflowRules.GOAL) || at >= 0) {
            Until until =
                    until(at < 0 ? workflow.goal() : workflow.exits().get(at).until(), typed, form);
            List<Workflow.Exit> exits = new ArrayList<>(workflow.exits());
            if (at >= 0) {
                exits.set(at, new Workflow.Exit(typed.text("name", 100), until));
            }
            return new Workflow(
                    workflow.entry(),
                    workflow.only(),
                    workflow.again(),
                    at < 0 ? until : workflow.goal(),
                    exits,
                    workflow.steps());
        }
        return Edits.with(
                workflow,
                where,
                step -> step instanceof Step.Split it
                        ? new Step.Split(it.id(), condition(it.condition(), typed, form), it.yes(), it.no())
                        : steps.read(step, typed));
    }

    private Condition condition(Condition before, Typed typed, Map<String, String> form) {
        boolean more = !isEmpty(before) && desk.form(conditions.write(before)).isEmpty();
        Optional<String> json = desk.json(form);
        if (json.isEmpty()) {
            return more ? before : new Condition.All(List.of());
        }
        return switch (conditions.readTyped(json.get())) {
            case Conditions.Reading.Good good -> good.condition();
            case Conditions.Reading.Bad bad -> {
                typed.fault(bad.sentence());
                yield before;
            }
        };
    }

    private Until until(@Nullable Until before, Typed typed, Map<String, String> form) {
        boolean held = before instanceof Until.Holds;
        if (typed.raw("until").equals("holds")) {
            Condition condition = before instanceof Until.Holds it ? it.condition() : new Condition.All(List.of());
            return new Until.Holds(held ? condition(condition, typed, form) : condition);
        }
        return held ? new Until.Happened(Happening.of("")) : new Until.Happened(typed.happening());
    }

    private static Again again(Again before, Typed typed) {
        Again.Kind kind = Again.Kind.of(typed.raw("again"));
        int days = typed.small("again-days", "How many days", 0, Again.MOST_DAYS, before.days());
        return new Again(kind == null ? before.kind() : kind, kind == Again.Kind.DAYS ? days : 0);
    }

    private static Entry entry(Entry before, Typed typed) {
        String kind = typed.raw("entry");
        boolean same = kind.equals(before.word());
        return switch (kind) {
            case "event" ->
                same
                        ? new Entry.OnEvent(typed.happening(), typed.text("key", Typed.MOST_NAME))
                        : new Entry.OnEvent(Happening.of(""), "");
            case "segment" ->
                new Entry.OnSegment(
                        typed.chosenSmall("segment"), !typed.raw("joined").equals("no"));
            case "day" ->
                before instanceof Entry.OnDay it
                        ? new Entry.OnDay(
                                typed.text("property", 100),
                                StepForms.before(typed, it.daysBefore()),
                                typed.has("yearly"),
                                typed.time("at", it.at()))
                        : new Entry.OnDay("birthday", 0, true, MORNING);
            case "call" -> new Entry.OnCall(same && typed.has("keyed"));
            case "hand" -> new Entry.ByHand();
            default -> before;
        };
    }
}
