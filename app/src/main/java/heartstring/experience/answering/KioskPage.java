package heartstring.experience.answering;

import heartstring.experience.answers.Answers;
import heartstring.experience.answers.Submission;
import heartstring.experience.answers.Taken;
import heartstring.experience.page.Sheets;
import heartstring.experience.page.SurveyView;
import heartstring.experience.questions.AnswerRules;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.FormJson;
import heartstring.experience.questions.Phrases;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A survey on a tablet in the shop: one person after the other, also while there is no network. The tablet keeps answers and hands them
 * in later, each under an id of its own, so that each counts once. Nobody is known by them, unless they leave an address.
 */
@Open
@Controller
class KioskPage {

    private static final int MOST = 50;
    private static final int MOST_BYTES = 1_048_576;
    private static final Logger LOG = LoggerFactory.getLogger(KioskPage.class);
    private static final Duration LATE = Duration.ofDays(30);

    private final Surveys surveys;
    private final Answers answers;
    private final Throttle throttle;
    private final Settings settings;
    private final InstantSource time;

    KioskPage(Surveys surveys, Answers answers, Throttle throttle, Settings settings, InstantSource time) {
        this.surveys = surveys;
        this.answers = answers;
        this.throttle = throttle;
        this.settings = settings;
        this.time = time;
    }

    @GetMapping("/s/k/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/s/k/")
                .body(new ClassPathResource("static/js/survey-worker.js"));
    }

    @GetMapping("/s/k/{key:[a-z0-9]+}")
    View show(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String store,
            @RequestParam(defaultValue = "") String lang) {
        Survey survey = find(key);
        Form form = surveys.published(survey.id(), survey.published()).orElseThrow(() -> Refusal.notFound("survey"));
        String language = form.speaks(lang.isEmpty() ? form.language() : lang);
        Phrases say = Phrases.of(language);
        if (!survey.takes(time.instant())) {
            return Fragment.of(
                            "experience/page/survey",
                            Sheets.message(
                                    settings.organisation().name(),
                                    language,
                                    say.say("closed"),
                                    say.say("closed"),
                                    say.say("closed.words"),
                                    "page"))
                    .status(410);
        }
        Sheets sheets = new Sheets(form, language, Map.of(), Map.of());
        String thanks = sheets.words(form.thanks());
        String path = "/s/k/" + key;
        return Fragment.of(
                "experience/page/survey",
                new SurveyView(
                        settings.organisation().name(),
                        language,
                        sheets.words(form.title()),
                        sheets.words(form.intro()),
                        path + "/answers",
                        List.of(
                                new SurveyView.Field("version", String.valueOf(survey.published())),
                                new SurveyView.Field("store", store.length() > 100 ? "" : store),
                                new SurveyView.Field("thanks", thanks.isEmpty() ? say.say("thanks.words") : thanks)),
                        form.questions().stream().map(q -> sheets.item(q, "")).toList(),
                        0,
                        0,
                        true,
                        false,
                        sheets.others(path + "?store=" + URLEncoder.encode(store, StandardCharsets.UTF_8)),
                        survey.anonymous() ? say.say("anonymous") : "",
                        null,
                        null,
                        "",
                        "kiosk",
                        FormJson.rules(form)));
    }

    /** What became of answers that were handed in: those that need not be handed in again. */
    record Kept(List<String> kept) {}

    @PostMapping(path = "/s/k/{key:[a-z0-9]+}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Kept take(@PathVariable String key, HttpServletRequest request) throws IOException {
        Survey survey = find(key);
        if (throttle.attempt(ThrottleRules.SURVEY, request.getRemoteAddr()) > 0) {
            throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "Too much", "Try again in some minutes.");
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        JsonNode list = body.length > MOST_BYTES
                ? MissingNode.getInstance()
                : read(body).path("answers");
        if (!list.isArray() || list.size() > MOST) {
            throw Refusal.badRequest("\"answers\" holds at most " + MOST + " answers.");
        }
        List<String> kept = new ArrayList<>();
        for (JsonNode one : list) {
            String id = one.path("id").asString("");
            if (id.matches("[A-Za-z0-9-]{8,60}")) {
                taken(survey, one, id);
                kept.add(id);
            }
        }
        return new Kept(kept);
    }

    private static JsonNode read(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw Refusal.badRequest("This is not valid JSON.");
        }
    }

    /** One that cannot be read is let go of: the tablet would hand it in for ever. */
    private void taken(Survey survey, JsonNode one, String id) {
        int version = one.path("version").asInt(survey.published());
        Form form = surveys.published(survey.id(), version).orElse(null);
        if (form == null) {
            return;
        }
        Map<String, List<String>> typed = new LinkedHashMap<>();
        one.path("fields").properties().stream()
                .limit(400)
                .forEach(field -> typed.put(
                        field.getKey(),
                        field.getValue()
                                .valueStream()
                                .limit(MOST)
                                .map(v -> v.asString(""))
                                .toList()));
        String store = one.path("store").asString("");
        Submission submission = new Submission(
                survey,
                version,
                form,
                AnswerRules.good(form, typed, settings.region()),
                store.isEmpty() || store.length() > 100 ? Map.of() : Map.of("store", store),
                0,
                "",
                0,
                "kiosk",
                form.speaks(one.path("language").asString(form.language())),
                id,
                at(one.path("at").asString("")));
        Taken taken = Meeting.again(() -> answers.take(submission));
        if (taken instanceof Taken.Refused refused) {
            LOG.warn("An answer of a kiosk was refused: {}", refused.reason());
        }
    }

    /** When it was answered, by the tablet's clock where that can be. */
    private Instant at(String told) {
        Instant now = time.instant();
        try {
            Instant at = Instant.parse(told);
            return at.isAfter(now) || at.isBefore(now.minus(LATE)) ? now : at;
        } catch (DateTimeException e) {
            return now;
        }
    }

    private Survey find(String key) {
        return surveys.byPublicKey(key).filter(s -> s.published() > 0).orElseThrow(() -> Refusal.notFound("survey"));
    }
}
