package heartstring.experience.calls;

import heartstring.customer.owners.CustomersInReach;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag(name = "Experience")
@RestController
class SurveysApi {

    private static final int MOST = 100;
    private static final int FEWEST = 5;
    private static final String SOURCE = "Feedback";

    private final Surveys surveys;
    private final FeedbackSql sql;
    private final CustomersInReach customers;
    private final Intake intake;
    private final Sources sources;

    SurveysApi(Surveys surveys, FeedbackSql sql, CustomersInReach customers, Intake intake, Sources sources) {
        this.surveys = surveys;
        this.sql = sql;
        this.customers = customers;
        this.intake = intake;
        this.sources = sources;
    }

    /** A survey as programs see it; {@code path} is where people answer it. */
    record One(
            int id,
            String key,
            String name,
            String state,
            boolean anonymous,
            int version,
            String path,
            long answers,
            @Nullable Instant lastAnswerAt) {}

    record All(List<One> surveys) {}

    @Operation(
            summary = "Lists the surveys",
            description = "All of them, closed ones last, with how many answers each has.")
    @ForScope("experience:read")
    @GetMapping("/api/surveys")
    All all() {
        Map<Integer, Surveys.Count> counts = surveys.counts();
        return new All(surveys.all().stream()
                .map(s -> one(s, counts.getOrDefault(s.id(), new Surveys.Count(0, null))))
                .toList());
    }

    private static One one(Survey s, Surveys.Count count) {
        return new One(
                s.id(),
                s.key(),
                s.name(),
                s.state().word(),
                s.anonymous(),
                s.published(),
                "/s/" + s.publicKey(),
                count.answers(),
                count.last());
    }

    /** An answer as programs see it; the words are in its touchpoint. */
    record Feedback(
            long id,
            String survey,
            Instant at,
            @Nullable Long customerId,
            @Nullable Long touchpointId,
            String channel,
            @Nullable String store,
            @Nullable String measure,
            @Nullable Integer score,
            @Nullable Integer maxScore,
            JsonNode answers) {}

    record Page(List<Feedback> feedback, @Nullable String next) {}

    @Operation(
            summary = "Lists answers",
            description =
                    "Newest first, of one survey or of all. What was said in free words stands in the touchpoint. Answers of"
                            + " customers out of reach are left out, and those of an anonymous survey while it has fewer than five.")
    @ForScope("experience:read")
    @GetMapping("/api/feedback")
    Page feedback(
            @RequestParam(defaultValue = "") String survey,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        int wanted = survey.isEmpty()
                ? 0
                : surveys.byKey(survey)
                        .orElseThrow(() -> Refusal.notFound("survey"))
                        .id();
        Cursor from = Cursor.parse(cursor, 1);
        List<FeedbackSql.Line> lines = sql.lines(wanted, from == null ? Long.MAX_VALUE : from.number(0), most);
        Set<Long> seen = customers.among(lines.stream()
                .map(FeedbackSql.Line::customerId)
                .filter(c -> c != 0)
                .toList());
        List<Feedback> shown = lines.stream()
                .filter(l -> l.customerId() == 0 ? !isTooFew(l.surveyId()) : seen.contains(l.customerId()))
                .map(this::shown)
                .toList();
        return new Page(
                shown,
                lines.size() < most ? null : Cursor.of(lines.getLast().id()).text());
    }

    private boolean isTooFew(int survey) {
        return surveys.find(survey).filter(Survey::anonymous).isPresent() && sql.answers(survey) < FEWEST;
    }

    private Feedback shown(FeedbackSql.Line l) {
        return new Feedback(
                l.id(),
                surveys.find(l.surveyId()).map(Survey::key).orElse(""),
                l.at(),
                l.customerId() == 0 ? null : l.customerId(),
                l.touchpointId() == 0 ? null : l.touchpointId(),
                l.channel(),
                l.store(),
                l.measure(),
                l.score(),
                l.most(),
                JsonMapper.shared().readTree(l.items()));
    }

    /** What became of one record: accepted, known or rejected with the reason. */
    record Became(
            String submissionId, String outcome, @Nullable String reason) {}

    record Told(List<Became> feedback) {}

    @Operation(
            summary = "Takes feedback from elsewhere",
            description =
                    "Up to 100 records: reviews, tickets, answers of other survey tools. \"submissionId\" makes each count once for ever"
                            + " in its survey. A survey that is not here is listed as one that is asked elsewhere. Each becomes a touchpoint of its"
                            + " customer, and is in results and conditions within a moment.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"feedback\":[{\"submissionId\":\"r-318\",\"survey\":\"after_visit\",\"at\":\"2026-05-01T10:00:00Z\",\"customer\":{\"email\":\"ana@shop.example\"},\"measure\":\"nps\",\"score\":9,\"comment\":\"Lovely bread.\",\"store\":\"S04\"}]}"))))
    @ForScope("experience:write")
    @PostMapping("/api/feedback")
    Told take(@io.swagger.v3.oas.annotations.Parameter(hidden = true) @RequestBody JsonNode request) {
        JsonNode list = request.path("feedback");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            throw Refusal.badRequest("\"feedback\" has to hold 1 to " + MOST + " records.");
        }
        List<ObjectNode> events = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (JsonNode one : list) {
            String fault = RecordRules.fault(one);
            if (fault == null && isAnonymous(one)) {
                fault = "This survey is anonymous: it takes no answers that name somebody.";
            }
            faults.add(fault == null ? "" : fault);
            if (fault == null) {
                events.add(RecordRules.event(one));
            }
        }
        Source source = sources.internal(SOURCE, "survey");
        List<Outcome> outcomes = intake.accept(source, events, "track", null);
        List<Became> became = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < faults.size(); i++) {
            String id = list.get(i).path("submissionId").asString("");
            became.add(
                    faults.get(i).isEmpty()
                            ? became(id, outcomes.get(next++))
                            : new Became(id, "rejected", faults.get(i)));
        }
        return new Told(became);
    }

    private boolean isAnonymous(JsonNode one) {
        return surveys.byKey(one.path("survey").asString(""))
                .filter(Survey::anonymous)
                .isPresent();
    }

    private static Became became(String id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted a -> new Became(id, "accepted", null);
            case Outcome.Known k -> new Became(id, "known", null);
            case Outcome.Rejected rejected -> new Became(id, "rejected", rejected.reason());
        };
    }
}
