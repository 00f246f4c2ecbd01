package heartstring.decision.workflows;

import heartstring.story.computed.Definition;
import heartstring.story.computed.Definition.Where;
import heartstring.story.conditions.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is missing or cannot be in a workflow; pure. */
public final class WorkflowRules {

    /** Where the entry's faults are told. */
    public static final String ENTRY = "entry";

    /** Where those of the goal are. */
    public static final String GOAL = "goal";

    /** Where those of the exits are, with a number from 1 behind it. */
    public static final String EXIT = "exit-";

    /** The way to a property, as story.computed reads it. */
    private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N}_$ .-]{1,100}");

    /**
     * Something that is not right.
     *
     * @param where the id of a step, {@link #ENTRY}, {@link #GOAL}, or {@link #EXIT} and a number
     */
    public record Fault(String where, String sentence) {}

    private final Predicate<Condition> needsOccasion;
    private final List<Fault> faults = new ArrayList<>();

    private WorkflowRules(Predicate<Condition> needsOccasion) {
        this.needsOccasion = needsOccasion;
    }

    /** All that keeps it from being published, from top to bottom; empty where nothing does. */
    public static List<Fault> faults(Workflow workflow, Predicate<Condition> needsOccasion) {
        WorkflowRules rules = new WorkflowRules(needsOccasion);
        rules.entry(workflow);
        Until goal = workflow.goal();
        if (goal != null) {
            rules.until(GOAL, goal);
        }
        for (int i = 0; i < workflow.exits().size(); i++) {
            rules.until(EXIT + (i + 1), workflow.exits().get(i).until());
        }
        if (workflow.steps().isEmpty()) {
            rules.say(ENTRY, "Nothing is done yet: add a step.");
        }
        workflow.all().forEach(rules::step);
        return rules.faults;
    }

    private void say(String where, @Nullable String sentence) {
        if (sentence != null) {
            faults.add(new Fault(where, sentence));
        }
    }

    private void entry(Workflow workflow) {
        switch (workflow.entry()) {
            case Entry.OnEvent it -> {
                happening(ENTRY, it.event());
                if (!it.key().isEmpty() && !PATH.matcher(it.key()).matches()) {
                    say(ENTRY, "A property is named like total or cart.id.");
                }
            }
            case Entry.OnSegment it -> {
                if (it.segment() == 0) {
                    say(ENTRY, "Choose the segment.");
                }
            }
            case Entry.OnDay it -> {
                if (it.property().isEmpty()) {
                    say(ENTRY, "Choose the property that tells the day.");
                }
            }
            case Entry.OnCall it -> {}
            case Entry.ByHand it -> {}
        }
        if (needsOccasion.test(workflow.only())) {
            say(ENTRY, "Who comes in is asked about the customer alone; compare what happened by its properties.");
        }
        if (workflow.again().kind() == Again.Kind.DAYS && workflow.again().days() == 0) {
            say(ENTRY, "Say after how many days they may come in again.");
        }
    }

    private void happening(String where, Happening happening) {
        if (happening.event().isEmpty()) {
            say(where, "Choose the event.");
        }
        if (!happening.where().stream().allMatch(WorkflowRules::isWhole)) {
            say(where, "A comparison needs the name of a property and a value.");
        }
    }

    private static boolean isWhole(Where where) {
        return PATH.matcher(where.property()).matches()
                && (where.is() == Definition.Is.KNOWN || !where.value().isBlank());
    }

    private void until(String where, Until until) {
        switch (until) {
            case Until.Happened it -> happening(where, it.event());
            case Until.Holds it -> condition(where, it.condition());
        }
    }

    private void condition(String where, Condition condition) {
        if (WorkflowJson.isOfEverybody(condition)) {
            say(where, "Say what must hold.");
        } else if (needsOccasion.test(condition)) {
            say(where, "This is asked when no order is at hand; ask about the customer.");
        }
    }

    /** Whether this is what the entry, the goal or an exit is called, so that no step may be. */
    static boolean isReserved(String id) {
        return id.equals(ENTRY) || id.equals("enter") || id.equals(GOAL) || id.matches(EXIT + "\\d+");
    }

    static String reserved(String id) {
        return "“" + id + "” stands for the entry, the goal or an exit of the workflow. Give the step another id.";
    }

    private void step(Step step) {
        String id = step.id();
        say(id, isReserved(id) ? reserved(id) : null);
        switch (step) {
            case Step.Wait it -> minutes(id, it.minutes());
            case Step.WaitFor it -> {
                happening(id, it.event());
                minutes(id, it.minutes());
            }
            case Step.WaitHour it -> {}
            case Step.WaitDay it -> {
                if (it.property().isEmpty()) {
                    say(id, "Choose the property that tells the day.");
                }
            }
            case Step.Split it -> condition(id, it.condition());
            case Step.Shares it -> shares(it);
            case Step.Experiment it -> {
                if (it.steps().isEmpty()) {
                    say(id, "Add the steps that are tried.");
                }
            }
            case Step.Approval it -> {
                minutes(id, it.minutes());
                if (it.question().isEmpty()) {
                    say(id, "Write what colleagues are asked.");
                }
            }
            case Step.Act it -> say(id, action(it.action()));
            case Step.End it -> {}
        }
    }

    private void shares(Step.Shares it) {
        int all = it.shares().stream().mapToInt(Step.Share::percent).sum();
        if (it.shares().isEmpty() || all > 100) {
            say(it.id(), "Shares come to at most 100 percent; they come to " + all + " now.");
        }
    }

    private void minutes(String id, int minutes) {
        if (minutes == 0) {
            say(id, "Say how long to wait.");
        }
    }

    private static @Nullable String action(Action action) {
        return switch (action) {
            case Action.Message it -> it.template() == 0 ? "Choose the message." : null;
            case Action.Points it ->
                it.programme() == 0 || it.points() == 0 ? "Choose the programme and how many points." : null;
            case Action.Gift it -> it.reward() == 0 ? "Choose the gift." : null;
            case Action.Voucher it -> it.batch() == 0 ? "Choose the batch of vouchers." : null;
            case Action.Task it -> it.title().isEmpty() ? "Write what is to be done." : null;
            case Action.Case it -> null;
            case Action.Deal it -> it.title().isEmpty() ? "Write what the deal is about." : null;
            case Action.Tag it -> it.tag().isEmpty() ? "Write the tag." : null;
            case Action.Trait it ->
                it.name().isEmpty() || it.value().isEmpty() ? "Choose the property and its value." : null;
            case Action.Survey it -> it.survey() == 0 ? "Choose the survey." : null;
            case Action.Webhook it ->
                it.event().matches("[a-z][a-z0-9_.-]{0,59}")
                        ? null
                        : "Name the event that programs hear, such as cart.reminded.";
        };
    }
}
