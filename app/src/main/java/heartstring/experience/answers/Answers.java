package heartstring.experience.answers;

import heartstring.experience.AnswerWasLow;
import heartstring.experience.questions.Given;
import heartstring.experience.questions.PathRules;
import heartstring.experience.questions.Question;
import heartstring.experience.surveys.Survey;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes answers: a touchpoint of whoever is known, and what can be counted, all or nothing. */
@Component
public class Answers {

    private static final String SOURCE = "Surveys";
    private static final String CHANNEL = "survey";

    /** What is older is history, and nobody is called for it. */
    private static final Duration FRESH = Duration.ofDays(2);

    private final AnswersSql sql;
    private final Intake intake;
    private final Sources sources;
    private final Settings settings;
    private final ApplicationEventPublisher bells;
    private final InstantSource time;

    Answers(
            AnswersSql sql,
            Intake intake,
            Sources sources,
            Settings settings,
            ApplicationEventPublisher bells,
            InstantSource time) {
        this.sql = sql;
        this.intake = intake;
        this.sources = sources;
        this.settings = settings;
        this.bells = bells;
        this.time = time;
    }

    /** Takes an answer to a survey that is open; answers to questions that were not on the way are left out. */
    @Transactional
    public Taken take(Submission submission) {
        // What a tablet kept before the last day was over counts.
        if (!submission.survey().takes(submission.at())) {
            return new Taken.Closed();
        }
        Submission s = onTheWay(submission);
        Survey survey = s.survey();
        if (survey.quota() > 0 && !sql.place(survey.id())) {
            return new Taken.Full();
        }
        Taken taken = survey.anonymous() || !isSomebody(s) ? keep(s) : tell(s);
        if (survey.quota() > 0 && !(taken instanceof Taken.Done)) {
            sql.giveBack(survey.id());
        }
        return taken;
    }

    /** Whether a survey has all the answers it wanted. */
    public boolean isFull(Survey survey) {
        return survey.quota() > 0 && sql.isFull(survey.id());
    }

    /** When the customer of that piece last answered it. */
    public Optional<Instant> last(Survey survey, long profile) {
        return sql.last(survey.id(), profile);
    }

    /** When the customer of that piece last answered it, if they may not answer again yet. */
    public Optional<Instant> barred(Survey survey, long profile, Instant now) {
        return profile == 0
                ? Optional.empty()
                : last(survey, profile)
                        .filter(at ->
                                survey.againDays() < 0 || at.isAfter(now.minus(Duration.ofDays(survey.againDays()))));
    }

    private static Submission onTheWay(Submission s) {
        Map<String, Given> asked = new LinkedHashMap<>();
        for (Question question : PathRules.path(s.form(), s.given())) {
            Given given = s.given().get(question.key());
            if (given != null) {
                asked.put(question.key(), given);
            }
        }
        return new Submission(
                s.survey(),
                s.version(),
                s.form(),
                asked,
                s.hidden(),
                s.profileId(),
                s.anonymousId(),
                s.askingId(),
                s.channel(),
                s.language(),
                s.id(),
                s.at().truncatedTo(ChronoUnit.MILLIS));
    }

    private static boolean isSomebody(Submission s) {
        return s.profileId() > 0 || !s.anonymousId().isEmpty() || reach(s).isPresent();
    }

    private static Optional<Given.Reach> reach(Submission s) {
        return s.given().values().stream()
                .filter(Given.Reach.class::isInstance)
                .map(Given.Reach.class::cast)
                .filter(r -> !r.email().isEmpty() || !r.phone().isEmpty())
                .findFirst();
    }

    /** An answer of nobody. An anonymous one knows neither link nor hour, and of what came with the link the store alone. */
    private Taken keep(Submission s) {
        boolean anonymous = s.survey().anonymous();
        Instant at = anonymous
                ? s.at().atZone(settings.zone()).truncatedTo(ChronoUnit.DAYS).toInstant()
                : s.at();
        Long id = sql.insert(List.of(row(s, 0, 0, at, anonymous ? 0 : s.askingId())))
                .get(0);
        if (id == null) {
            return new Taken.Known();
        }
        Map<String, String> words = new LinkedHashMap<>();
        s.given().forEach((question, given) -> {
            if (given instanceof Given.Text text) {
                words.put(question, text.words());
            } else if (given instanceof Given.Picks picks && !picks.other().isEmpty()) {
                words.put(question, picks.other());
            }
        });
        sql.words(id, words);
        return new Taken.Done(id);
    }

    private Taken tell(Submission s) {
        Source source = sources.internal(SOURCE, CHANNEL);
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("messageId", "survey-" + s.survey().id() + ":" + s.id());
        event.put("timestamp", s.at().toString());
        event.put("event", BodyRules.EVENT);
        event.set("properties", BodyRules.properties(s));
        Outcome outcome;
        if (s.profileId() > 0) {
            outcome = intake.appendTo(s.profileId(), source, event);
        } else {
            if (!s.anonymousId().isEmpty()) {
                event.put("anonymousId", s.anonymousId());
            }
            reach(s).ifPresent(r -> introduce(s, r, event, source));
            outcome = intake.append(source, event);
        }
        return switch (outcome) {
            case Outcome.Accepted accepted -> told(s, accepted.touchpointId());
            case Outcome.Known k -> new Taken.Known();
            case Outcome.Rejected rejected -> new Taken.Refused(rejected.reason());
        };
    }

    /** Who typed an address is known by it, as with any form; a link that names somebody is never joined with what is typed. */
    private void introduce(Submission s, Given.Reach reach, ObjectNode event, Source source) {
        ObjectNode traits = event.putObject("context").putObject("traits");
        if (!reach.email().isEmpty()) {
            traits.put("email", reach.email());
        }
        if (!reach.phone().isEmpty()) {
            traits.put("phone", reach.phone());
        }
        if (!reach.name().isEmpty()) {
            ObjectNode who = JsonMapper.shared().createObjectNode();
            who.put("type", "identify")
                    .put("messageId", "survey-who-" + s.survey().id() + ":" + s.id());
            who.put("timestamp", s.at().toString());
            who.putObject("context").set("traits", traits.deepCopy());
            who.putObject("traits").put("name", reach.name());
            intake.append(source, who);
        }
    }

    private Taken told(Submission s, long touchpoint) {
        Optional<Long> profile = sql.profileOf(touchpoint);
        if (profile.isEmpty()) {
            return new Taken.Refused("Nobody is known under that.");
        }
        AnswerRow row = row(s, touchpoint, profile.get(), s.at(), s.askingId());
        Long id = sql.insert(List.of(row)).get(0);
        if (id == null) {
            return new Taken.Known();
        }
        if (row.askingId() > 0) {
            sql.answered(row.askingId(), row.at());
        }
        ring(row, id);
        return new Taken.Done(id);
    }

    private static AnswerRow row(Submission s, long touchpoint, long profile, Instant at, long asking) {
        BodyRules.Score score = BodyRules.score(s.form(), s.given());
        return new AnswerRow(
                s.survey().id(),
                s.version(),
                touchpoint,
                profile,
                submission(s.survey().id(), s.id()),
                at,
                s.channel(),
                s.hidden().get("store"),
                s.language(),
                asking,
                score == null ? null : score.measure().word(),
                score == null ? 0 : score.number(),
                score == null ? 0 : score.most(),
                s.given().values().stream().anyMatch(Given.Text.class::isInstance),
                BodyRules.items(s.given()));
    }

    /** The digest by which an answer counts once; null without an id. */
    static byte @Nullable [] submission(int survey, String id) {
        return id.isEmpty() ? null : Tokens.digest(survey + "\n" + id);
    }

    /** Tells of a low answer of somebody who is known, while it is fresh. */
    void ring(AnswerRow row, long id) {
        String measure = row.measure();
        if (measure != null
                && row.profileId() != 0
                && heartstring.experience.questions.Measure.valueOf(measure.toUpperCase(java.util.Locale.ROOT))
                        .low(row.score(), row.most())
                && row.at().isAfter(time.instant().minus(FRESH))) {
            bells.publishEvent(new AnswerWasLow(
                    id, row.surveyId(), row.profileId(), row.touchpointId(), measure, row.score(), row.most()));
        }
    }
}
