package heartstring.crm.webforms;

import heartstring.crm.conversations.Conversations;
import heartstring.crm.leads.Leads;
import heartstring.crm.teams.Team;
import heartstring.crm.teams.Teams;
import heartstring.crm.webforms.WebForm.Field;
import heartstring.crm.webforms.WebForm.Kind;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.Users;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes what somebody sent by a form: a touchpoint, a lead, and a colleague who gets it, all or nothing. */
@Component
public class Submissions {

    private static final String SOURCE = "Web forms";

    private final WebFormsSql sql;
    private final Intake intake;
    private final Sources sources;
    private final Leads leads;
    private final Teams teams;
    private final Users users;
    private final Consents consents;
    private final Settings settings;
    private final InstantSource time;

    Submissions(
            WebFormsSql sql,
            Intake intake,
            Sources sources,
            Leads leads,
            Teams teams,
            Users users,
            Consents consents,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.intake = intake;
        this.sources = sources;
        this.leads = leads;
        this.teams = teams;
        this.users = users;
        this.consents = consents;
        this.settings = settings;
        this.time = time;
    }

    /** What can become of it. */
    public sealed interface Sent {
        /** It is kept; {@code leadId} is the deal that it is, 0 for none. */
        record Done(long leadId) implements Sent {}

        /** Something is wrong with what was typed, by field. */
        record Faulty(Map<Integer, String> faults) implements Sent {

            public Faulty {
                faults = Map.copyOf(faults);
            }
        }

        /** It cannot be taken, and why. */
        record Refused(String sentence) implements Sent {}
    }

    /**
     * Takes it.
     *
     * @param key the same key is the same submission, taken once
     * @param values what was typed, by number of field
     * @param anonymousId as in the tracking calls of the page, empty when that is not known
     */
    @Transactional
    public Sent send(WebForm form, String key, Map<Integer, String> values, String anonymousId) {
        return send(form, key, values, anonymousId, time.instant());
    }

    /** The same as of that moment; for what came earlier. */
    @Transactional
    public Sent send(WebForm form, String key, Map<Integer, String> values, String anonymousId, Instant moment) {
        Map<Integer, String> faults = FormRules.faults(form, values, settings.region());
        if (!faults.isEmpty()) {
            return new Sent.Faulty(faults);
        }
        Instant at = moment.truncatedTo(ChronoUnit.MILLIS);
        Source source = sources.internal(SOURCE, "web");
        ObjectNode identify = frame(form, "who:" + key, values, anonymousId, at);
        traits(form, values, identify.put("type", "identify").putObject("traits"));
        ObjectNode event = frame(form, "form:" + key, values, anonymousId, at);
        event.put("type", "track").put("event", "Form Submitted");
        ObjectNode said = event.putObject("properties");
        said.put("form", form.name()).put("form_id", form.id()).put("subject", form.name());
        said.put("text", FormRules.text(form, values));
        String name = FormRules.value(form, values, Kind.NAME);
        if (!name.isEmpty()) {
            said.put("from_name", name);
        }
        intake.append(source, identify);
        return switch (intake.append(source, event)) {
            case Outcome.Accepted accepted -> new Sent.Done(taken(form, values, accepted.touchpointId(), at));
            case Outcome.Known k -> new Sent.Done(0);
            case Outcome.Rejected rejected -> new Sent.Refused(rejected.reason());
        };
    }

    private long taken(WebForm form, Map<Integer, String> values, long touchpoint, Instant at) {
        sql.submitted(form.id(), at);
        Optional<WebFormsSql.Owner> owner = sql.owner(touchpoint);
        if (owner.isEmpty()) {
            return 0;
        }
        String email = FormRules.value(form, values, Kind.EMAIL);
        if (!FormRules.value(form, values, Kind.CONSENT).isEmpty() && !email.isEmpty()) {
            Identifier address = IdentifierRules.normalise(Identifier.EMAIL, email, settings.region());
            if (address != null) {
                consents.say(owner.get().profile(), address, Purpose.NEWS, true, Consents.Way.PERSON);
            }
        }
        String company = FormRules.value(form, values, Kind.COMPANY);
        String who = company.isEmpty() ? FormRules.value(form, values, Kind.NAME) : company;
        String title = form.name() + (who.isEmpty() ? "" : ": " + who);
        long gets = leads.openOf(owner.get().customer()).isPresent() ? 0 : assigned(form, values);
        return leads.take(owner.get().customer(), title, gets, touchpoint, at).orElse(0L);
    }

    private long assigned(WebForm form, Map<Integer, String> values) {
        long named = FormRules.assigned(form.rules(), values);
        if (named != 0 && Conversations.answers(users.find(named))) {
            return named;
        }
        if (form.teamId() == 0) {
            return 0;
        }
        List<Long> members = teams.all().stream()
                .filter(team -> team.id() == form.teamId())
                .flatMap(team -> team.members().stream())
                .map(Team.Member::userId)
                .filter(id -> Conversations.answers(users.find(id)))
                .sorted()
                .toList();
        return members.isEmpty() ? 0 : FormRules.turn(members, sql.takeTurn(form.id()));
    }

    private static ObjectNode frame(
            WebForm form, String key, Map<Integer, String> values, String anonymousId, Instant at) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("messageId", "form-" + form.id() + ":" + key);
        event.put("timestamp", at.toString());
        if (!anonymousId.isEmpty()) {
            event.put("anonymousId", anonymousId);
        }
        ObjectNode context = event.putObject("context");
        context.put("channel", "web");
        ObjectNode traits = context.putObject("traits");
        put(traits, "email", FormRules.value(form, values, Kind.EMAIL));
        put(traits, "phone", FormRules.value(form, values, Kind.PHONE));
        return event;
    }

    private static void traits(WebForm form, Map<Integer, String> values, ObjectNode traits) {
        put(traits, "name", FormRules.value(form, values, Kind.NAME));
        put(traits, "email", FormRules.value(form, values, Kind.EMAIL));
        put(traits, "phone", FormRules.value(form, values, Kind.PHONE));
        put(traits, "company", FormRules.value(form, values, Kind.COMPANY));
        for (Field field : form.fields()) {
            if (field.kind() == Kind.CHOICE) {
                put(traits, field.label(), values.getOrDefault(field.no(), ""));
            }
        }
    }

    private static void put(ObjectNode traits, String name, String value) {
        if (!value.isEmpty()) {
            traits.put(name, value);
        }
    }
}
