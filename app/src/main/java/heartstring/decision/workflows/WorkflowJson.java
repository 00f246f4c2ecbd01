package heartstring.decision.workflows;

import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Workflows as JSON: {@code {"entry": {"kind": "event", …}, "only": condition, "again": {…}, "goal": {…}, "exits": […], "steps": […]}}.
 * What is missing is empty, so that an unfinished one can be kept; what is not known is named.
 */
@Component
public class WorkflowJson {

    /** The longest workflow, in characters. */
    public static final int MOST = 256 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Conditions conditions;

    WorkflowJson(Conditions conditions) {
        this.conditions = conditions;
    }

    /** What can become of a text that should be a workflow. */
    public sealed interface Reading {
        record Good(Workflow workflow) implements Reading {}

        /**
         * It cannot be read.
         *
         * @param path where, such as {@code steps[1].minutes}; empty for the whole
         * @param sentence what is wrong and what to do
         */
        record Bad(String path, String sentence) implements Reading {}
    }

    public Reading read(String json) {
        return read(json, true);
    }

    private Reading read(String json, boolean strict) {
        if (json.length() > MOST) {
            return new Reading.Bad("", "A workflow has at most " + MOST / 1024 + " kB.");
        }
        try {
            Part part = Part.of(JSON.readTree(json), "", conditions);
            Workflow workflow = new Workflow(
                    entry(part.part("entry")),
                    part.condition("only"),
                    again(part.part("again")),
                    goal(part.part("goal")),
                    part.list("exits", Workflow.MOST_EXITS, p -> new Workflow.Exit(p.text("name", 100), until(p))),
                    new StepJson(strict).steps(part, "steps", 1));
            part.done();
            return new Reading.Good(workflow);
        } catch (JacksonException e) {
            return new Reading.Bad("", "This is not valid JSON. Check its braces, quotes and commas.");
        } catch (Part.Fault fault) {
            return new Reading.Bad(fault.path(), fault.sentence());
        }
    }

    /** The same for one that somebody writes now: it may not ask about a field that they may not see. */
    public Reading readTyped(String json) {
        Reading reading = read(json);
        if (!(reading instanceof Reading.Good good)) {
            return reading;
        }
        return asked(good.workflow())
                .filter(condition -> !isOfEverybody(condition))
                .map(condition -> conditions.readTyped(conditions.write(condition)))
                .filter(Conditions.Reading.Bad.class::isInstance)
                .map(Conditions.Reading.Bad.class::cast)
                .findFirst()
                .<Reading>map(bad -> new Reading.Bad(bad.path(), bad.sentence()))
                .orElse(reading);
    }

    /** All that is asked about customers. */
    private static Stream<Condition> asked(Workflow workflow) {
        Stream<Until> ends = Stream.concat(
                Stream.ofNullable(workflow.goal()), workflow.exits().stream().map(Workflow.Exit::until));
        return Stream.of(
                        Stream.of(workflow.only()),
                        ends.filter(Until.Holds.class::isInstance).map(end -> ((Until.Holds) end).condition()),
                        workflow.all()
                                .filter(Step.Split.class::isInstance)
                                .map(step -> ((Step.Split) step).condition()))
                .flatMap(some -> some);
    }

    /** One that was written by {@link #write}. */
    public Workflow kept(String json) {
        return switch (read(json, false)) {
            case Reading.Good good -> good.workflow();
            case Reading.Bad bad -> throw new IllegalStateException(bad.path() + ": " + bad.sentence());
        };
    }

    private static Entry entry(@Nullable Part part) {
        if (part == null) {
            return new Entry.ByHand();
        }
        String kind = part.text("kind", 20);
        Entry entry = switch (kind) {
            case "event" -> new Entry.OnEvent(part.happening("on"), part.text("key", 200));
            case "segment" ->
                new Entry.OnSegment(part.small("segment", 0, Integer.MAX_VALUE, 0), part.flag("joined", true));
            case "day" ->
                new Entry.OnDay(
                        part.text("property", 100),
                        part.small("before", -Entry.OnDay.MOST_DAYS, Entry.OnDay.MOST_DAYS, 0),
                        part.flag("yearly", true),
                        part.hour("at"));
            case "call" -> new Entry.OnCall(part.flag("key", false));
            case "hand" -> new Entry.ByHand();
            default -> throw part.fault("kind", "People come in by event, segment, day, call or hand.");
        };
        part.done();
        return entry;
    }

    private static Again again(@Nullable Part part) {
        if (part == null) {
            return Again.never();
        }
        Again.Kind kind = Again.Kind.of(part.text("kind", 20));
        if (kind == null) {
            throw part.fault("kind", "Again is never, ended, always or days.");
        }
        Again again = new Again(kind, part.small("days", 0, Again.MOST_DAYS, 0));
        part.done();
        return again;
    }

    private static @Nullable Until goal(@Nullable Part part) {
        if (part == null) {
            return null;
        }
        Until until = until(part);
        part.done();
        return until;
    }

    private static Until until(Part part) {
        if (part.has("happens")) {
            return new Until.Happened(part.happening("happens"));
        }
        return new Until.Holds(part.condition("holds"));
    }

    /** As {@link #read} takes it, always in the same form. */
    public String write(Workflow workflow) {
        ObjectNode o = JSON.createObjectNode();
        write(o.putObject("entry"), workflow.entry());
        if (!isOfEverybody(workflow.only())) {
            condition(o, "only", workflow.only());
        }
        o.putObject("again")
                .put("kind", workflow.again().kind().word())
                .put("days", workflow.again().days());
        Until goal = workflow.goal();
        if (goal != null) {
            until(o.putObject("goal"), goal);
        }
        ArrayNode exits = o.putArray("exits");
        workflow.exits().forEach(exit -> until(exits.addObject().put("name", exit.name()), exit.until()));
        StepJson.write(o.putArray("steps"), workflow.steps(), conditions, JSON);
        return o.toString();
    }

    /** Whether a condition asks nothing. */
    static boolean isOfEverybody(Condition condition) {
        return condition.equals(new Condition.All(List.of()));
    }

    private static void write(ObjectNode o, Entry entry) {
        o.put("kind", entry.word());
        switch (entry) {
            case Entry.OnEvent it -> {
                write(o.putObject("on"), it.event());
                o.put("key", it.key());
            }
            case Entry.OnSegment it -> o.put("segment", it.segment()).put("joined", it.joined());
            case Entry.OnDay it ->
                o.put("property", it.property())
                        .put("before", it.daysBefore())
                        .put("yearly", it.yearly())
                        .put("at", it.at().toString());
            case Entry.OnCall it -> o.put("key", it.key());
            case Entry.ByHand it -> {}
        }
    }

    private void until(ObjectNode o, Until until) {
        switch (until) {
            case Until.Happened it -> write(o.putObject("happens"), it.event());
            case Until.Holds it -> condition(o, "holds", it.condition());
        }
    }

    private void condition(ObjectNode o, String name, Condition condition) {
        o.set(name, JSON.readTree(conditions.write(condition)));
    }

    static void write(ObjectNode o, Happening happening) {
        o.put("event", happening.event()).put("channel", happening.channel());
        ArrayNode wheres = o.putArray("where");
        happening
                .where()
                .forEach(w -> wheres.addObject()
                        .put("property", w.property())
                        .put("is", w.is().word())
                        .put("value", w.value()));
    }
}
