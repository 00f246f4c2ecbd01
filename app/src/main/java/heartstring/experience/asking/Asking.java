package heartstring.experience.asking;

import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.Puzzle;
import heartstring.experience.answering.Links;
import heartstring.experience.answers.Answers;
import heartstring.experience.asking.AskingSql.Cause;
import heartstring.experience.asking.AskingSql.Person;
import heartstring.experience.questions.Form;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.messaging.afterwards.Afterwards;
import heartstring.messaging.outbox.Outbox;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.story.terms.Occasion;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Decides who is asked, and asks; of each decision the reason is kept. */
@Component
public class Asking {

    private static final int SOME = 50;
    /** The language of a letter is that of a talk not longer ago. */
    private static final Duration LATELY = Duration.ofDays(30);

    private static final BigDecimal EVERYBODY = BigDecimal.valueOf(100);

    private final AskingSql sql;
    private final Triggers triggers;
    private final Surveys surveys;
    private final Answers answers;
    private final Letters letters;
    private final Links links;
    private final Outbox outbox;
    private final Conditions conditions;
    private final Consents consents;
    private final Puzzle puzzle;
    private final Intake intake;
    private final Sources sources;
    private final InstantSource time;

    Asking(
            AskingSql sql,
            Triggers triggers,
            Surveys surveys,
            Answers answers,
            Letters letters,
            Links links,
            Outbox outbox,
            Conditions conditions,
            Consents consents,
            Puzzle puzzle,
            Intake intake,
            Sources sources,
            InstantSource time) {
        this.sql = sql;
        this.triggers = triggers;
        this.surveys = surveys;
        this.answers = answers;
        this.letters = letters;
        this.links = links;
        this.outbox = outbox;
        this.conditions = conditions;
        this.consents = consents;
        this.puzzle = puzzle;
        this.intake = intake;
        this.sources = sources;
        this.time = time;
    }

    /** Decides about some who are due; how many. */
    @Transactional
    public int some() {
        // Before any row of a person is locked, so that no erasure waits for us while we wait for it.
        puzzle.holdErasures();
        List<AskingSql.Row> due = sql.take(time.instant(), SOME);
        due.forEach(this::decide);
        return due.size();
    }

    /** Asks a customer now, as a colleague wants; the reason why not, null when a letter is on its way. */
    @Transactional
    public @Nullable String ask(Survey survey, long customer) {
        puzzle.holdErasures();
        Optional<Long> profile = sql.lead(customer);
        if (profile.isEmpty()) {
            return "There is no such customer.";
        }
        long id = sql.begin(survey.id(), profile.get(), "email", time.instant());
        return decide(new AskingSql.Row(id, survey.id(), 0, profile.get(), 0, "email", time.instant()));
    }

    /** Whether a survey may show itself to a visitor now; of somebody known it is noted, with the reason. */
    @Transactional
    public boolean shows(Survey survey, String visitor) {
        Optional<Long> profile = visitor.isEmpty() || survey.anonymous() ? Optional.empty() : sql.visitor(visitor);
        if (profile.isEmpty()) {
            return survey.takes(time.instant()) && !answers.isFull(survey);
        }
        puzzle.holdErasures();
        long id = sql.begin(survey.id(), profile.get(), "page", time.instant());
        return decide(new AskingSql.Row(id, survey.id(), 0, profile.get(), 0, "page", time.instant())) == null;
    }

    /** What is asked in the window of a chat that has ended, by the first trigger that asks; told again, it is the same. */
    @Transactional
    public Optional<Afterwards.Question> afterwards(Afterwards.Ended ended) {
        puzzle.holdErasures();
        for (Trigger trigger : triggers.all()) {
            Survey survey = surveys.find(trigger.surveyId()).orElse(null);
            if (survey != null
                    && !trigger.stopped()
                    && trigger.way() == Trigger.Way.CHAT
                    && trigger.event().equals(ended.event())) {
                Optional<Long> asked = sql.begin(
                                trigger, ended.profileId(), ended.touchpointId(), ended.userId(), time.instant())
                        .map(id -> new AskingSql.Row(
                                id,
                                survey.id(),
                                trigger.id(),
                                ended.profileId(),
                                ended.touchpointId(),
                                Trigger.Way.CHAT.word(),
                                time.instant()))
                        .map(row -> decide(row) == null ? row.id() : 0L)
                        .or(() -> sql.asked(trigger, ended.touchpointId()))
                        .filter(id -> id > 0);
                if (asked.isPresent()) {
                    return Optional.of(question(survey, ended, asked.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Afterwards.Question question(Survey survey, Afterwards.Ended ended, long asking) {
        Form form = surveys.published(survey.id(), survey.published()).orElseThrow();
        String language = form.speaks(ended.language());
        // An anonymous survey is behind its own link, which no page but those it names may show.
        String path = survey.anonymous()
                ? "/s/" + survey.publicKey()
                : links.path(new Links.Invited(survey.id(), ended.profileId(), asking, ended.origin()));
        return new Afterwards.Question(
                form.title().in(language, form.language()),
                path + "?via=chat&embedded=true&lang=" + language,
                !survey.anonymous() || survey.origins().contains(ended.origin()));
    }

    /** Why a customer would not be asked now by that trigger, or by hand (null); null when they would. Changes nothing. */
    public @Nullable String wouldNot(Survey survey, @Nullable Trigger trigger, long customer) {
        Optional<Long> profile = sql.lead(customer);
        if (profile.isEmpty()) {
            return "There is no such customer.";
        }
        Person person = sql.person(profile.get()).orElseThrow();
        Instant now = time.instant();
        return AskingRules.reason(facts(survey, trigger, profile.get(), person, null, "email", now), now);
    }

    private @Nullable String decide(AskingSql.Row row) {
        Instant now = time.instant();
        Person person = sql.person(row.profileId()).orElse(null);
        Survey survey = surveys.find(row.surveyId()).orElse(null);
        if (person == null || survey == null) {
            String gone = "There is nobody to ask any more.";
            sql.decide(row.id(), gone, null, 0, now);
            return gone;
        }
        sql.alone(person.customer());
        Cause cause =
                row.touchpointId() == 0 ? null : sql.cause(row.touchpointId()).orElse(null);
        Trigger trigger = triggers.find(row.triggerId()).orElse(null);
        String reason = trigger != null && trigger.stopped()
                ? "This way of asking was stopped."
                : AskingRules.reason(
                        withDue(facts(survey, trigger, row.profileId(), person, cause, row.way(), now), row.dueAt()),
                        now);
        String store = cause == null ? null : cause.store();
        sql.decide(row.id(), reason, store, cause == null ? 0 : cause.agent(), now);
        if (reason == null && row.way().equals("email")) {
            send(row, survey, speaking(person, cause != null, now), store, now, false);
            if (trigger != null && trigger.remindDays() > 0 && !survey.anonymous()) {
                sql.remindLater(row.id(), now.plus(Duration.ofDays(trigger.remindDays())));
            }
        }
        return reason;
    }

    private Person speaking(Person person, boolean lately, Instant now) {
        return lately ? person.speaking(sql.spoken(person.customer(), now.minus(LATELY))) : person;
    }

    /** Reminds some who were asked and have not answered, each once; how many it was decided about. */
    @Transactional
    public int remindSome() {
        puzzle.holdErasures();
        List<AskingSql.Row> due = sql.takeReminders(time.instant(), SOME);
        due.forEach(this::remind);
        return due.size();
    }

    private void remind(AskingSql.Row row) {
        Instant now = time.instant();
        Person person = sql.person(row.profileId()).orElse(null);
        Survey survey = surveys.find(row.surveyId()).orElse(null);
        Trigger trigger = triggers.find(row.triggerId()).orElse(null);
        if (person == null || survey == null || trigger == null) {
            sql.remind(row.id(), "There is nobody to remind any more.", now);
            return;
        }
        sql.alone(person.customer());
        AskingSql.Sent sent = sql.sent(row.id());
        // Whoever was asked something else meanwhile rests from that.
        Optional<AskingSql.Last> last = trigger.eachTime() ? Optional.empty() : sql.last(person.customer(), row.id());
        String reason = sent.answered()
                ? "They have answered."
                : trigger.stopped()
                        ? "This way of asking was stopped."
                        : AskingRules.reason(
                                new AskingRules.Facts(
                                        survey.takes(now),
                                        answers.isFull(survey),
                                        row.dueAt(),
                                        true,
                                        EVERYBODY,
                                        null,
                                        answers.barred(survey, row.profileId(), now)
                                                .orElse(null),
                                        last.map(AskingSql.Last::at).orElse(null),
                                        name(last),
                                        surveys.fatigueDays(),
                                        unreachable(person)),
                                now);
        sql.remind(row.id(), reason, now);
        if (reason == null) {
            send(row, survey, speaking(person, row.touchpointId() != 0, now), sent.store(), now, true);
        }
    }

    private String name(Optional<AskingSql.Last> last) {
        return last.flatMap(l -> surveys.find(l.surveyId())).map(Survey::name).orElse("a survey");
    }

    private static AskingRules.Facts withDue(AskingRules.Facts f, Instant dueAt) {
        return new AskingRules.Facts(
                f.open(),
                f.full(),
                dueAt,
                f.inShare(),
                f.sharePercent(),
                f.unmet(),
                f.answeredAt(),
                f.askedAt(),
                f.askedWhat(),
                f.restDays(),
                f.address());
    }

    private AskingRules.Facts facts(
            Survey survey,
            @Nullable Trigger trigger,
            long profile,
            Person person,
            @Nullable Cause cause,
            String way,
            Instant now) {
        boolean each = trigger != null && trigger.eachTime();
        Optional<AskingSql.Last> last = each ? Optional.empty() : sql.last(person.customer(), 0);
        return new AskingRules.Facts(
                survey.takes(now),
                answers.isFull(survey),
                now,
                trigger == null || AskingRules.inShare(trigger.id(), person.customer(), trigger.sharePercent()),
                trigger == null ? EVERYBODY : trigger.sharePercent(),
                unmet(trigger, person.customer(), cause, now),
                answers.barred(survey, profile, now).orElse(null),
                last.map(AskingSql.Last::at).orElse(null),
                name(last),
                surveys.fatigueDays(),
                way.equals("email") ? unreachable(person) : null);
    }

    /** The condition that does not hold, as a sentence. One about the event at hand is only looked at when there is one. */
    private @Nullable String unmet(@Nullable Trigger trigger, long customer, @Nullable Cause cause, Instant now) {
        String json = trigger == null ? null : trigger.condition();
        if (json == null) {
            return null;
        }
        return switch (conditions.read(json)) {
            case Conditions.Reading.Bad bad -> "it cannot be read any more (" + bad.sentence() + ")";
            case Conditions.Reading.Good good -> {
                Condition condition = good.condition();
                boolean holds;
                if (cause == null) {
                    holds = conditions.needsOccasion(condition)
                            || conditions.holds(condition, Subject.of(customer, now));
                } else {
                    Occasion occasion = new Occasion(
                            cause.at(), cause.event(), cause.channel(), cause.store(), null, null, null, List.of());
                    holds = conditions.holds(condition, Subject.of(customer, occasion, now));
                }
                yield holds ? null : conditions.sentence(condition);
            }
        };
    }

    private @Nullable String unreachable(Person person) {
        String email = person.email();
        if (email == null) {
            return "No e-mail address is known.";
        }
        if (!consents.allows(new Identifier(Identifier.EMAIL, email), Purpose.SERVICE)) {
            return "Does not want messages at the address.";
        }
        return links.house().isEmpty()
                ? "The house's own address is not set, so no link could lead here (Organisation)."
                : null;
    }

    private void send(
            AskingSql.Row row, Survey survey, Person person, @Nullable String store, Instant now, boolean again) {
        Form form = surveys.published(survey.id(), survey.published()).orElseThrow();
        String email = String.valueOf(person.email());
        Letters.To to = new Letters.To(survey, form, row.id(), row.profileId(), person, email, store);
        outbox.queue(again ? letters.remind(to, now) : letters.write(to, now));
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("messageId", (again ? "survey-reminder-" : "survey-asking-") + row.id())
                .put("event", "Survey Sent")
                .put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
        ObjectNode told = event.putObject("properties")
                .put("survey", survey.key())
                .put("survey_name", survey.name())
                .put("asking_id", row.id());
        if (again) {
            told.put("reminder", "yes");
        }
        intake.appendTo(row.profileId(), sources.internal("Surveys", "survey"), event);
    }
}
