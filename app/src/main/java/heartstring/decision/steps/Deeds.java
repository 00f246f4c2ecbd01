package heartstring.decision.steps;

import heartstring.crm.chronicle.Chronicle;
import heartstring.crm.deals.DealDraft;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.crm.tasks.TaskDraft;
import heartstring.crm.tasks.TaskOutcome;
import heartstring.crm.tasks.Tasks;
import heartstring.customer.traits.TraitEdits;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.decision.sending.MessageWanted;
import heartstring.decision.sending.Messages;
import heartstring.decision.sending.Outcome;
import heartstring.decision.workflows.Action;
import heartstring.experience.asking.Asking;
import heartstring.experience.surveys.Surveys;
import heartstring.messaging.webhooks.News;
import heartstring.messaging.webhooks.NewsKind;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Does what a step says, in the caller's transaction; the caller sees to it that each is done once. */
@Component
public class Deeds {

    /** The property that holds tags. */
    static final String TAGS = "tags";

    /** What other programs are told where a step says so. */
    static final String TOLD = "workflow.told";

    static final int MOST_TAGS = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Values values;
    private final DeedsSql sql;
    private final ObjectProvider<Messages> messages;
    private final Tasks tasks;
    private final Cases cases;
    private final Deals deals;
    private final TraitEdits traits;
    private final Surveys surveys;
    private final Asking asking;
    private final Chronicle chronicle;
    private final News news;
    private final Settings settings;

    Deeds(
            Values values,
            DeedsSql sql,
            ObjectProvider<Messages> messages,
            Tasks tasks,
            Cases cases,
            Deals deals,
            TraitEdits traits,
            Surveys surveys,
            Asking asking,
            Chronicle chronicle,
            News news,
            Settings settings) {
        this.values = values;
        this.sql = sql;
        this.messages = messages;
        this.tasks = tasks;
        this.cases = cases;
        this.deals = deals;
        this.traits = traits;
        this.surveys = surveys;
        this.asking = asking;
        this.chronicle = chronicle;
        this.news = news;
        this.settings = settings;
    }

    @Bean
    static NewsKind.Offer stepNews() {
        return new NewsKind.Offer(List.of(new NewsKind(TOLD, "A workflow tells of somebody")));
    }

    /** Does it; what fails by a fault of ours is thrown, and nothing of it may be kept. */
    public Deed does(Action action, Doing doing) {
        return switch (action) {
            case Action.Message it -> message(it, doing);
            case Action.Points it -> values.points(it, doing);
            case Action.Gift it -> values.gift(it, doing);
            case Action.Voucher it -> values.voucher(it, doing);
            case Action.Task it -> task(it, doing);
            case Action.Case it -> open(doing);
            case Action.Deal it -> deal(it, doing);
            case Action.Tag it -> tag(it, doing);
            case Action.Trait it -> trait(it, doing);
            case Action.Survey it -> survey(it, doing);
            case Action.Webhook it -> tell(it, doing);
        };
    }

    private Deed message(Action.Message it, Doing doing) {
        Messages door = messages.getIfAvailable();
        if (door == null) {
            throw new IllegalStateException("Nothing carries messages.");
        }
        MessageWanted wanted = new MessageWanted(
                doing.key(), doing.customer(), it.template(), it.purpose(), "workflow:" + doing.workflow());
        return switch (door.entrust(wanted)) {
            case Outcome.Sent sent -> new Deed.Done("Message " + sent.messageId());
            case Outcome.Later later -> new Deed.Done("Goes at " + later.at() + ": " + later.sentence());
            case Outcome.Refused refused -> new Deed.Not(refused.sentence());
        };
    }

    private Deed task(Action.Task it, Doing doing) {
        long owner = it.owner() != 0 ? it.owner() : sql.owner(doing.customer());
        TaskDraft draft =
                TaskDraft.plain(it.title(), owner, doing.now().plus(Duration.ofDays(it.days())), doing.customer(), 0);
        return switch (tasks.add(draft)) {
            case TaskOutcome.Done done -> new Deed.Done("Task " + done.task().id());
            case TaskOutcome.Refused refused -> new Deed.Not(refused.sentence());
            case TaskOutcome.Clash clash -> new Deed.Not(clash.sentence());
            case TaskOutcome.Unknown unknown -> new Deed.Not("There is no such task.");
        };
    }

    private Deed open(Doing doing) {
        long owner = sql.owner(doing.customer());
        return switch (cases.open(new Cases.Opening(doing.profile(), Cause.HAND, "", owner, doing.now(), null))) {
            case CaseOutcome.Done done ->
                new Deed.Done((done.fresh() ? "Case " : "There was case ")
                        + done.about().id());
            case CaseOutcome.Refused refused -> new Deed.Not(refused.sentence());
            case CaseOutcome.Clash clash -> new Deed.Not(clash.sentence());
            case CaseOutcome.Unknown unknown -> new Deed.Not("There is no such customer any more.");
        };
    }

    private Deed deal(Action.Deal it, Doing doing) {
        DealDraft draft = new DealDraft(
                it.title(),
                doing.customer(),
                0,
                it.stage(),
                it.amountMinor() == 0 ? null : it.amountMinor(),
                settings.currency().getCurrencyCode(),
                sql.owner(doing.customer()),
                null,
                null);
        return switch (deals.open(draft)) {
            case DealOutcome.Done done -> new Deed.Done("Deal " + done.deal().id());
            case DealOutcome.Refused refused -> new Deed.Not(refused.sentence());
            case DealOutcome.Clash clash -> new Deed.Not(clash.sentence());
            case DealOutcome.Unknown unknown -> new Deed.Not("There is no such stage.");
        };
    }

    private Deed tag(Action.Tag it, Doing doing) {
        List<String> tags = new ArrayList<>(sql.texts(doing.customer(), TAGS));
        boolean changes = it.add() ? !tags.contains(it.tag()) && tags.add(it.tag()) : tags.remove(it.tag());
        if (!changes) {
            return new Deed.Done(it.add() ? "Had it already" : "Did not have it");
        }
        return tags.size() > MOST_TAGS ? tooMany() : write(TAGS, JSON.writeValueAsString(tags), doing);
    }

    static Deed tooMany() {
        return new Deed.Not("They have " + MOST_TAGS + " tags, which is the most.");
    }

    private Deed trait(Action.Trait it, Doing doing) {
        return write(it.name(), json(it.value()), doing);
    }

    /** Yes, no and numbers as such; all else as text. */
    static String json(String value) {
        return value.equals("true") || value.equals("false") || value.matches("-?(0|[1-9]\\d{0,14})(\\.\\d{1,6})?")
                ? value
                : JSON.writeValueAsString(value);
    }

    private Deed write(String name, String json, Doing doing) {
        try {
            return traits.write(doing.customer(), Map.of(name, json))
                    .<Deed>map(now -> new Deed.Done(""))
                    .orElseGet(() -> new Deed.Not("There is no such customer any more."));
        } catch (Refusal refusal) {
            return new Deed.Not(String.valueOf(refusal.getMessage()), true);
        }
    }

    private Deed survey(Action.Survey it, Doing doing) {
        return surveys.find(it.survey())
                .<Deed>map(survey -> {
                    String why = asking.ask(survey, doing.customer());
                    return why == null ? new Deed.Done("Asked") : new Deed.Not(why);
                })
                .orElseGet(() -> new Deed.Not("There is no such survey any more."));
    }

    private Deed tell(Action.Webhook it, Doing doing) {
        var properties = Chronicle.properties()
                .put("workflow", doing.workflow())
                .put("run", doing.run())
                .put("step", doing.step());
        return chronicle
                .tell(doing.customer(), it.event(), doing.now(), properties)
                .<Deed>map(id -> {
                    news.tell(
                            TOLD,
                            doing.key(),
                            doing.profile(),
                            doing.now(),
                            properties.deepCopy().put("event", it.event()));
                    return new Deed.Done("Touchpoint " + id);
                })
                .orElseGet(() -> new Deed.Not("There is no such customer any more."));
    }
}
