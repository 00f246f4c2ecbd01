package heartstring.decision.workflowforms;

import heartstring.customer.consent.Purpose;
import heartstring.decision.workflows.Action;
import heartstring.decision.workflows.Happening;
import heartstring.decision.workflows.Step;
import heartstring.story.conditions.Condition;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a step can be, as the builder offers it, and how a new one begins. */
// The functions make a new step each time and keep nothing; their type cannot say so.
@SuppressWarnings("ImmutableEnumChecker")
public enum Kind {
    WAIT("clock", "Wait", "Wait a while", id -> new Step.Wait(id, Usual.DAY)),
    WAIT_FOR("bolt", "Wait", "Wait until something happens", Kind::waitFor),
    WAIT_HOUR("sun", "Wait", "Wait until a time of day", id -> new Step.WaitHour(id, Usual.TEN, Set.of())),
    WAIT_DAY("calendar-event", "Wait", "Wait until their day", id -> new Step.WaitDay(id, "", 0, true, Usual.TEN)),
    SPLIT(
            "git-fork",
            "Ways",
            "Two ways, by what holds",
            id -> new Step.Split(id, Kind.nothing(), Usual.NONE, Usual.NONE)),
    SHARES("arrows-split", "Ways", "Several ways, by lot", Kind::shares),
    EXPERIMENT("flask", "Ways", "Try it: some go without", id -> new Step.Experiment(id, 10, Usual.NONE)),
    APPROVAL("user-check", "Ways", "Ask a colleague first", Kind::approval),
    MESSAGE("mail", "Do", "Write to them", act(new Action.Message(0, Purpose.NEWS))),
    POINTS("coins", "Do", "Give points", act(new Action.Points(0, 0))),
    GIFT("gift", "Do", "Give a gift", act(new Action.Gift(0))),
    VOUCHER("ticket", "Do", "Give a voucher", act(new Action.Voucher(0))),
    SURVEY("message-circle", "Do", "Ask a survey", act(new Action.Survey(0))),
    TASK("checkbox", "Do", "Add a task", act(new Action.Task("", 1, 0))),
    CASE("heart-handshake", "Do", "Open a case", act(new Action.Case())),
    DEAL("cash", "Do", "Open a deal", act(new Action.Deal("", 0, 0))),
    TAG("tag", "Do", "Tag them", act(new Action.Tag("", true))),
    TRAIT("pencil", "Do", "Set a property", act(new Action.Trait("", ""))),
    WEBHOOK("webhook", "Do", "Tell another program", act(new Action.Webhook(""))),
    END("flag", "Do", "End here", Step.End::new);

    private final String icon;
    private final String group;
    private final String label;
    private final Function<String, Step> begin;

    Kind(String icon, String group, String label, Function<String, Step> begin) {
        this.icon = icon;
        this.group = group;
        this.label = label;
        this.begin = begin;
    }

    private static Step waitFor(String id) {
        return new Step.WaitFor(id, Happening.of("Order Completed"), 3 * Usual.DAY, Usual.NONE, Usual.NONE);
    }

    private static Step shares(String id) {
        return new Step.Shares(id, List.of(new Step.Share(50, Usual.NONE), new Step.Share(50, Usual.NONE)));
    }

    private static Step approval(String id) {
        return new Step.Approval(id, "", 3 * Usual.DAY, Usual.NONE, Usual.NONE);
    }

    private static Condition nothing() {
        return new Condition.All(List.of());
    }

    private static Function<String, Step> act(Action action) {
        return id -> new Step.Act(id, action);
    }

    public String icon() {
        return icon;
    }

    public String group() {
        return group;
    }

    public String label() {
        return label;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A step of this kind with nothing filled in but what most begin with. */
    public Step begin(String id) {
        return begin.apply(id);
    }

    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }

    public static Kind of(Step step) {
        return of(step.word()).orElseThrow(() -> new IllegalStateException("No kind for " + step.word()));
    }

    /** What new steps begin with. */
    private static final class Usual {
        static final int DAY = 24 * 60;
        static final LocalTime TEN = LocalTime.of(10, 0);
        static final List<Step> NONE = List.of();

        private Usual() {}
    }
}
