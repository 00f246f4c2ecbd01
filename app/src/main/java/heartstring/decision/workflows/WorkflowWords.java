package heartstring.decision.workflows;

import heartstring.customer.consent.Purpose;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.vouchers.VoucherBatch;
import heartstring.loyalty.vouchers.VoucherBatches;
import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.Templates;
import heartstring.story.computed.Definition;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Workflows in plain sentences; plain text, no markup. */
@Component
public class WorkflowWords {

    private final Conditions conditions;
    private final Segments segments;
    private final Templates templates;
    private final Rewards rewards;
    private final VoucherBatches batches;
    private final Surveys surveys;

    WorkflowWords(
            Conditions conditions,
            Segments segments,
            Templates templates,
            Rewards rewards,
            VoucherBatches batches,
            Surveys surveys) {
        this.conditions = conditions;
        this.segments = segments;
        this.templates = templates;
        this.rewards = rewards;
        this.batches = batches;
        this.surveys = surveys;
    }

    /** How people come in, such as {@code “Cart Updated” happens, once for each “cart_id”; never a second time}. */
    public String entry(Workflow workflow) {
        String how = switch (workflow.entry()) {
            case Entry.OnEvent it ->
                happening(it.event()) + " happens" + (it.key().isEmpty() ? "" : ", once for each “" + it.key() + "”");
            case Entry.OnSegment it ->
                "They " + (it.joined() ? "come to" : "leave") + " the segment “" + segment(it.segment()) + "”";
            case Entry.OnDay it -> day(it.property(), it.daysBefore(), it.yearly()) + " at " + it.at();
            case Entry.OnCall it -> "A program says so" + (it.key() ? ", once for each key" : "");
            case Entry.ByHand it -> "A colleague puts them in";
        };
        String only = WorkflowJson.isOfEverybody(workflow.only()) ? "" : ", only who " + holds(workflow.only());
        Again again = workflow.again();
        String often = again.kind() == Again.Kind.DAYS
                ? "again after " + again.days() + (again.days() == 1 ? " day" : " days")
                : again.kind().words();
        return how + only + "; " + often;
    }

    /** What a goal or an exit waits for. */
    public String until(Until until) {
        return switch (until) {
            case Until.Happened it -> happening(it.event()) + " happens";
            case Until.Holds it -> "Who is in it " + holds(it.condition());
        };
    }

    /** What a step does, without its branches. */
    public String step(Step step) {
        return switch (step) {
            case Step.Wait it -> "Wait " + minutes(it.minutes());
            case Step.WaitFor it -> "Wait until " + happening(it.event()) + ", at most " + minutes(it.minutes());
            case Step.WaitHour it ->
                "Wait until " + it.at() + " where they live"
                        + (it.days().isEmpty()
                                ? ""
                                : " on "
                                        + it.days().stream()
                                                .sorted()
                                                .map(d -> d.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                                                .collect(Collectors.joining(", ")));
            case Step.WaitDay it -> "Wait until " + day(it.property(), it.daysBefore(), it.yearly()) + " at " + it.at();
            case Step.Split it -> "If somebody " + holds(it.condition());
            case Step.Shares it ->
                "By lot: " + it.shares().stream().map(s -> s.percent() + "%").collect(Collectors.joining(", "));
            case Step.Experiment it -> "Try it: " + it.holdOutPercent() + "% go without, to see what it does";
            case Step.Approval it -> "Ask a colleague: “" + it.question() + "”, at most " + minutes(it.minutes());
            case Step.Act it -> action(it.action());
            case Step.End it -> "End here";
        };
    }

    private String action(Action action) {
        return switch (action) {
            case Action.Message it ->
                "Send " + (it.purpose() == Purpose.NEWS ? "news" : "a message of service") + ": "
                        + message(it.template());
            case Action.Points it -> "Give " + it.points() + " points";
            case Action.Gift it ->
                "Give a gift: " + named(it.reward(), n -> rewards.byId(n).map(Reward::name));
            case Action.Voucher it ->
                "Give a voucher: " + named(it.batch(), n -> batches.byId(n).map(VoucherBatch::name));
            case Action.Task it -> "Add a task: “" + it.title() + "”";
            case Action.Case it -> "Open a case";
            case Action.Deal it -> "Open a deal: “" + it.title() + "”";
            case Action.Tag it -> (it.add() ? "Tag as “" : "Take away the tag “") + it.tag() + "”";
            case Action.Trait it -> "Set “" + it.name() + "” to “" + it.value() + "”";
            case Action.Survey it ->
                "Ask the survey "
                        + named(it.survey(), n -> surveys.find((int) n).map(Survey::name));
            case Action.Webhook it -> "Tell programs “" + it.event() + "”";
        };
    }

    private static String named(long number, LongFunction<Optional<String>> name) {
        return number == 0
                ? "…"
                : name.apply(number).map(n -> "“" + n + "”").orElse("number " + number + ", which is gone");
    }

    private String holds(Condition condition) {
        return WorkflowJson.isOfEverybody(condition) ? "…" : conditions.sentence(condition);
    }

    private String message(int number) {
        return number == 0
                ? "…"
                : templates
                        .byId(number)
                        .map(Template::name)
                        .map(n -> "“" + n + "”")
                        .orElse("words that are gone");
    }

    private String segment(int number) {
        return segments.find(number).map(Segment::name).orElse("…");
    }

    /** Such as {@code “Cart Updated” where “total” is at least “50”}. */
    public String happening(Happening happening) {
        String where = happening.where().stream()
                .map(w -> "“" + w.property() + "” " + w.is().title()
                        + (w.is() == Definition.Is.KNOWN ? "" : " “" + w.value() + "”"))
                .collect(Collectors.joining(" and "));
        return "“" + (happening.event().isEmpty() ? "…" : happening.event()) + "”"
                + (happening.channel().isEmpty() ? "" : " in the channel " + happening.channel())
                + (where.isEmpty() ? "" : " where " + where);
    }

    private static String day(String property, int before, boolean yearly) {
        String name = "“" + (property.isEmpty() ? "…" : property) + "”" + (yearly ? " of each year" : "");
        int days = Math.abs(before);
        return before == 0
                ? "the day of " + name
                : days + (days == 1 ? " day " : " days ") + (before > 0 ? "before " : "after ") + name;
    }

    /** Such as {@code 2 days} or {@code 90 minutes}. */
    public static String minutes(int minutes) {
        if (minutes == 0) {
            return "…";
        }
        int day = 24 * 60;
        int number = minutes % day == 0 ? minutes / day : minutes % 60 == 0 ? minutes / 60 : minutes;
        String unit = minutes % day == 0 ? "day" : minutes % 60 == 0 ? "hour" : "minute";
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
