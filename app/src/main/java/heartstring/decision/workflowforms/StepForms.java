package heartstring.decision.workflowforms;

import heartstring.customer.consent.Purpose;
import heartstring.decision.workflowforms.Field.Option;
import heartstring.decision.workflows.Action;
import heartstring.decision.workflows.Entry;
import heartstring.decision.workflows.Happening;
import heartstring.decision.workflows.Step;
import heartstring.story.computed.Definition;
import heartstring.story.computed.Definition.Where;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A step as the fields of a form, and back; the condition of one that splits is put together apart. */
@Component
class StepForms {

    private final Choices choices;

    StepForms(Choices choices) {
        this.choices = choices;
    }

    List<Field> fields(Step step) {
        return switch (step) {
            case Step.Wait it -> duration("How long", it.minutes());
            case Step.WaitFor it -> {
                List<Field> fields = new ArrayList<>(happening(it.event()));
                fields.addAll(duration("At most", it.minutes()));
                yield fields;
            }
            case Step.WaitHour it -> hour(it);
            case Step.WaitDay it ->
                day(it.property(), it.daysBefore(), it.yearly(), it.at().toString());
            case Step.Split it -> List.of();
            case Step.Shares it ->
                List.of(Field.text(
                        "shares",
                        "Percent of each way, with commas between; the rest goes on below",
                        String.join(
                                ", ",
                                it.shares().stream()
                                        .map(s -> String.valueOf(s.percent()))
                                        .toList()),
                        80));
            case Step.Experiment it ->
                List.of(Field.number("held", "Of 100 so many go without", it.holdOutPercent(), 1, 50));
            case Step.Approval it -> {
                List<Field> fields = new ArrayList<>();
                fields.add(Field.text("question", "What is asked", it.question(), Step.Approval.MOST_QUESTION));
                fields.addAll(duration("Without a word it is no after", it.minutes()));
                yield fields;
            }
            case Step.Act it -> action(it.action());
            case Step.End it -> List.of();
        };
    }

    private static List<Field> hour(Step.WaitHour it) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.time("at", "At, where they live", it.at().toString()));
        for (DayOfWeek day : DayOfWeek.values()) {
            fields.add(Field.check(
                            "day." + day.getValue(),
                            day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                            it.days().contains(day))
                    .wide(3));
        }
        return fields;
    }

    static List<Field> day(String property, int before, boolean yearly, String at) {
        return List.of(
                Field.like("property", "property", "The property that tells the day", property, 6),
                Field.number(
                        "before",
                        "Days before it; with a minus after it",
                        before,
                        -Entry.OnDay.MOST_DAYS,
                        Entry.OnDay.MOST_DAYS),
                Field.time("at", "At, where they live", at),
                Field.check("yearly", "Each year, as birthdays are", yearly));
    }

    static List<Field> happening(Happening happening) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.like("event", "event", "What happens", happening.event(), 8));
        fields.add(Field.like("channel", "channel", "In which channel; empty for all", happening.channel(), 4));
        List<Option> ways = Arrays.stream(Definition.Is.values())
                .map(is -> new Option(is.word(), is.title()))
                .toList();
        for (int i = 1; i <= Math.min(Happening.MOST_WHERE, happening.where().size() + 1); i++) {
            Where where =
                    i <= happening.where().size() ? happening.where().get(i - 1) : new Where("", Definition.Is.IS, "");
            String w = "w" + i + ".";
            fields.add(Field.like(
                    "text",
                    w + "property",
                    i == 1 ? "Only where its property" : "and its property",
                    where.property(),
                    5));
            fields.add(
                    Field.choice(w + "is", "compared", where.is().word(), ways).wide(3));
            fields.add(Field.like("text", w + "value", "with", where.value(), 4));
        }
        return fields;
    }

    private static List<Field> duration(String label, int minutes) {
        return List.of(
                Field.number("amount", label, Typed.amount(minutes), 0, Step.MOST_MINUTES),
                Field.choice(
                        "unit",
                        "counted in",
                        Typed.unit(minutes),
                        List.of(
                                new Option("minutes", "minutes"),
                                new Option("hours", "hours"),
                                new Option("days", "days"))));
    }

    private List<Field> action(Action action) {
        return switch (action) {
            case Action.Message it -> message(it);
            case Action.Points it -> points(it);
            case Action.Gift it ->
                List.of(Field.choice("reward", "Which", String.valueOf(it.reward()), choices.gifts())
                        .wide(12));
            case Action.Voucher it ->
                List.of(Field.choice("batch", "Of which batch", String.valueOf(it.batch()), choices.vouchers())
                        .wide(12));
            case Action.Task it -> task(it);
            case Action.Case it -> List.of();
            case Action.Deal it -> deal(it);
            case Action.Tag it -> tag(it);
            case Action.Trait it ->
                List.of(
                        Field.like("property", "name", "Which property", it.name(), 6),
                        Field.text("value", "Becomes", it.value(), Action.MOST_TEXT)
                                .wide(6));
            case Action.Survey it ->
                List.of(Field.choice("survey", "Which", String.valueOf(it.survey()), choices.surveys())
                        .wide(12));
            case Action.Webhook it ->
                List.of(Field.text("event", "The name of the event, such as cart.reminded", it.event(), 60));
        };
    }

    private List<Field> message(Action.Message it) {
        return List.of(
                Field.choice("template", "Which message", String.valueOf(it.template()), choices.messages()),
                Field.choice(
                        "purpose",
                        "What for",
                        it.purpose() == Purpose.SERVICE ? "service" : "news",
                        List.of(
                                new Option("news", "news: only who wants them"),
                                new Option("service", "service: what they have with us"))));
    }

    private List<Field> points(Action.Points it) {
        return List.of(
                Field.choice("programme", "Of which programme", String.valueOf(it.programme()), choices.programmes()),
                Field.number("points", "How many", it.points(), 0, Action.MOST_POINTS));
    }

    private List<Field> task(Action.Task it) {
        return List.of(
                Field.text("title", "What is to be done", it.title(), Action.MOST_TEXT),
                Field.number("days", "Within so many days", it.days(), 0, Action.Task.MOST_DAYS),
                Field.choice("owner", "Whose it is", String.valueOf(it.owner()), choices.colleagues()));
    }

    private List<Field> deal(Action.Deal it) {
        return List.of(
                Field.text("title", "What it is about", it.title(), Action.MOST_TEXT),
                Field.choice("stage", "Where it begins", String.valueOf(it.stage()), choices.stages()),
                new Field(
                        "amount",
                        "Worth, in " + choices.currency(),
                        "money",
                        choices.money(it.amountMinor()),
                        6,
                        0,
                        0,
                        List.of()));
    }

    private static List<Field> tag(Action.Tag it) {
        return List.of(
                Field.text("tag", "The tag", it.tag(), 60).wide(6),
                Field.choice(
                        "add",
                        "It is",
                        it.add() ? "yes" : "no",
                        List.of(new Option("yes", "given"), new Option("no", "taken away"))));
    }

    /** The step as it was typed, with the branches it has; what cannot be read is said in what was typed. */
    Step read(Step before, Typed typed) {
        String id = before.id();
        return switch (before) {
            case Step.Wait it -> new Step.Wait(id, typed.minutes(Step.MOST_MINUTES, it.minutes()));
            case Step.WaitFor it ->
                new Step.WaitFor(
                        id, typed.happening(), typed.minutes(Step.MOST_MINUTES, it.minutes()), it.came(), it.late());
            case Step.WaitHour it -> new Step.WaitHour(id, typed.time("at", it.at()), days(typed));
            case Step.WaitDay it ->
                new Step.WaitDay(
                        id,
                        typed.text("property", 100),
                        before(typed, it.daysBefore()),
                        typed.has("yearly"),
                        typed.time("at", it.at()));
            case Step.Split it -> it;
            case Step.Shares it -> shares(it, typed);
            case Step.Experiment it ->
                new Step.Experiment(
                        id, typed.small("held", "How many go without", 1, 50, it.holdOutPercent()), it.steps());
            case Step.Approval it ->
                new Step.Approval(
                        id,
                        typed.text("question", Step.Approval.MOST_QUESTION),
                        typed.minutes(Step.MOST_MINUTES, it.minutes()),
                        it.yes(),
                        it.no());
            case Step.Act it -> new Step.Act(id, action(it.action(), typed));
            case Step.End it -> it;
        };
    }

    static int before(Typed typed, int before) {
        int most = Entry.OnDay.MOST_DAYS;
        return typed.has("before") ? typed.small("before", "How many days before", -most, most, before) : 0;
    }

    private static Set<DayOfWeek> days(Typed typed) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (typed.has("day." + day.getValue())) {
                days.add(day);
            }
        }
        return days;
    }

    private static Step shares(Step.Shares it, Typed typed) {
        String[] percents = typed.raw("shares").split("[,;\\s]+");
        List<Step.Share> shares = new ArrayList<>();
        int all = 0;
        for (String percent : percents) {
            boolean number = percent.matches("[0-9]{1,3}");
            all += number ? Integer.parseInt(percent) : 101;
            List<Step> steps = shares.size() < it.shares().size()
                    ? it.shares().get(shares.size()).steps()
                    : List.of();
            shares.add(new Step.Share(number ? Math.min(100, Integer.parseInt(percent)) : 0, steps));
        }
        if (all > 100 || shares.size() > Step.MOST_SHARES) {
            typed.fault("Write up to " + Step.MOST_SHARES + " whole numbers that come to at most 100, such as 50, 50.");
            return it;
        }
        boolean loses = it.shares().stream()
                .skip(shares.size())
                .anyMatch(s -> !s.steps().isEmpty());
        if (loses) {
            typed.fault("There are steps in a way that this leaves out. Take them out first.");
            return it;
        }
        return new Step.Shares(it.id(), shares);
    }

    private Action action(Action before, Typed typed) {
        return switch (before) {
            case Action.Message it ->
                new Action.Message(
                        typed.chosenSmall("template"),
                        typed.raw("purpose").equals("service") ? Purpose.SERVICE : Purpose.NEWS);
            case Action.Points it ->
                new Action.Points(
                        typed.chosenSmall("programme"),
                        typed.number("points", "How many points", 0, Action.MOST_POINTS, it.points()));
            case Action.Gift it -> new Action.Gift(typed.chosen("reward"));
            case Action.Voucher it -> new Action.Voucher(typed.chosen("batch"));
            case Action.Task it ->
                new Action.Task(
                        typed.text("title", Action.MOST_TEXT),
                        typed.small("days", "How many days", 0, Action.Task.MOST_DAYS, it.days()),
                        typed.chosen("owner"));
            case Action.Case it -> it;
            case Action.Deal it ->
                new Action.Deal(
                        typed.text("title", Action.MOST_TEXT),
                        typed.chosenSmall("stage"),
                        typed.money("amount", choices.digits(), it.amountMinor()));
            case Action.Tag it ->
                new Action.Tag(typed.text("tag", 60), !typed.raw("add").equals("no"));
            case Action.Trait it -> new Action.Trait(typed.text("name", 100), typed.text("value", Action.MOST_TEXT));
            case Action.Survey it -> new Action.Survey(typed.chosenSmall("survey"));
            case Action.Webhook it -> new Action.Webhook(typed.text("event", 60));
        };
    }
}
