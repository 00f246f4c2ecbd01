package heartstring.experience.answering;

import heartstring.experience.answers.Answers;
import heartstring.experience.answers.Taken;
import heartstring.experience.page.Item;
import heartstring.experience.page.Sheets;
import heartstring.experience.page.SurveyView;
import heartstring.experience.questions.AnswerRules;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.FormJson;
import heartstring.experience.questions.Given;
import heartstring.experience.questions.PathRules;
import heartstring.experience.questions.Phrases;
import heartstring.experience.questions.Question;
import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.settings.Settings;
import heartstring.ui.components.Format;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A survey as people answer it. Looking changes nothing, because programs that look at mail open links too. */
@Open
@Controller
class AnswerPage {

    private static final int MOST_TYPED = 150_000;

    private final SurveyDoors doors;
    private final Begins begins;
    private final Uploads uploads;
    private final Answers answers;
    private final Throttle throttle;
    private final Settings settings;
    private final InstantSource time;

    AnswerPage(
            SurveyDoors doors,
            Begins begins,
            Uploads uploads,
            Answers answers,
            Throttle throttle,
            Settings settings,
            InstantSource time) {
        this.doors = doors;
        this.begins = begins;
        this.uploads = uploads;
        this.answers = answers;
        this.throttle = throttle;
        this.settings = settings;
        this.time = time;
    }

    @GetMapping("/s/{key:[a-z0-9]+}")
    View open(
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        return come(doors.open(key, sent), sent, request, response, this::show);
    }

    @GetMapping("/s/l/{link}")
    View invited(
            @PathVariable String link,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        return come(doors.invited(link, sent), sent, request, response, this::show);
    }

    @PostMapping("/s/{key:[a-z0-9]+}")
    View say(
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        return come(doors.open(key, sent), sent, request, response, this::take);
    }

    @PostMapping("/s/l/{link}")
    View sayInvited(
            @PathVariable String link,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response) {
        return come(doors.invited(link, sent), sent, request, response, this::take);
    }

    /** Somebody at a door, in their language. */
    private record Visit(Door door, String language, MultiValueMap<String, String> sent, HttpServletRequest request) {

        String at() {
            return SurveyDoors.one(sent, "at");
        }

        Phrases say() {
            return Phrases.of(language);
        }
    }

    private View come(
            Optional<Door> found,
            MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<Visit, View> then) {
        String wanted = request.getLocale().toLanguageTag();
        if (found.isEmpty()) {
            Phrases say = Phrases.of(wanted);
            return message(
                            Phrases.LANGUAGES.contains(wanted.split("-")[0]) ? wanted : "en",
                            "foreign",
                            say.say("foreign.words"),
                            "page")
                    .status(404);
        }
        Door door = found.get();
        String chosen = SurveyDoors.one(sent, "lang");
        String kept = door.begun().language();
        String language = door.form().speaks(chosen.isEmpty() ? (kept.isEmpty() ? wanted : kept) : chosen);
        List<String> sites = door.sites();
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
                        + " form-action 'self'; frame-ancestors 'self'"
                        + (sites.isEmpty() ? "" : " " + String.join(" ", sites)));
        response.setHeader("Cache-Control", "no-store");
        Phrases say = Phrases.of(language);
        Instant now = time.instant();
        if (door.begun().sentAt() != null) {
            return message(
                    language,
                    "again",
                    say.say("again.words", Format.day(door.begun().sentAt())),
                    door.mode());
        }
        if (!door.survey().takes(now)) {
            return message(language, "closed", say.say("closed.words"), door.mode())
                    .status(410);
        }
        Optional<Instant> before = answers.barred(door.survey(), door.begun().profileId(), now);
        if (before.isPresent()) {
            return message(language, "again", say.say("again.words", Format.day(before.get())), door.mode());
        }
        if (answers.isFull(door.survey())) {
            return message(language, "full", say.say("full.words"), door.mode()).status(410);
        }
        return then.apply(new Visit(door, language, sent, request));
    }

    private View show(Visit visit) {
        Door door = visit.door();
        Map<String, List<String>> typed = new LinkedHashMap<>(door.begun().typed());
        typed.putAll(AnswerRules.fitting(door.form(), SurveyDoors.typed(visit.sent())));
        Map<String, Given> given = AnswerRules.good(door.form(), typed, settings.region());
        return page(visit, typed, at(visit, given), Map.of(), "");
    }

    /** The question that is shown: the one asked for, else the first one that is not answered yet. */
    private static String at(Visit visit, Map<String, Given> given) {
        if (visit.door().form().layout() == Form.Layout.PAGE) {
            return "";
        }
        List<Question> path = PathRules.path(visit.door().form(), given);
        if (path.stream().anyMatch(q -> q.key().equals(visit.at()))) {
            return visit.at();
        }
        if (visit.door().begun().id() == 0) {
            return path.getFirst().key();
        }
        return path.stream()
                .filter(q -> !given.containsKey(q.key()))
                .findFirst()
                .orElse(path.getLast())
                .key();
    }

    private View take(Visit visit) {
        Door door = visit.door();
        // A field that people do not see: who fills it in is a machine, and is told nothing.
        if (!SurveyDoors.one(visit.sent(), "homepage").isEmpty()) {
            return thanks(visit, Map.of());
        }
        Form form = door.form();
        boolean whole = form.layout() == Form.Layout.PAGE;
        List<Question> shown =
                whole ? form.questions() : form.question(visit.at()).stream().toList();
        String at = shown.isEmpty() || whole ? "" : visit.at();
        Map<String, List<String>> typed = merged(visit, shown);
        long minutes = throttle.attempt(ThrottleRules.SURVEY, visit.request().getRemoteAddr());
        if (minutes > 0) {
            return page(visit, typed, at, Map.of(), visit.say().say("busy", minutes))
                    .status(429);
        }
        String refused = uploads.hand(door, visit.request(), shown, typed, visit.say());
        if (!refused.isEmpty()) {
            return page(visit, typed, at, Map.of(), refused).status(422);
        }
        if (typed.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(String::length)
                        .sum()
                > MOST_TYPED) {
            return page(visit, typed, at, Map.of(), visit.say().say("long", AnswerRules.LONGEST_TEXT))
                    .status(422);
        }
        Map<String, Given> given = AnswerRules.good(form, typed, settings.region());
        List<Question> path = PathRules.path(form, given);
        boolean back = SurveyDoors.one(visit.sent(), "go").equals("back");
        Map<String, AnswerRules.Read> faults = back ? Map.of() : faults(path, shown, typed);
        if (!faults.isEmpty()) {
            return page(visit, typed, at, faults, visit.say().say("wrong")).status(422);
        }
        Begun begun = door.begun().with(typed, visit.language());
        Optional<Question> next = whole
                ? Optional.empty()
                : back
                        ? PathRules.before(path, at)
                        : at.isEmpty() ? Optional.of(path.getFirst()) : PathRules.next(path, at);
        if (back || next.isPresent()) {
            String to = next.map(Question::key).orElse(at);
            begins.keep(door.token(), door.survey(), begun, to);
            return Redirect.to(door.next(to, visit.language()));
        }
        return send(visit, begun, given, path);
    }

    /** What was typed before, with what the page that was sent says about the questions on it. */
    private static Map<String, List<String>> merged(Visit visit, List<Question> shown) {
        Begun begun = visit.door().begun();
        Map<String, List<String>> typed = new LinkedHashMap<>(begun.id() == 0 ? Map.of() : begun.typed());
        shown.forEach(q -> typed.keySet().removeIf(field -> AnswerRules.belongs(field, q.key())));
        AnswerRules.fitting(visit.door().form(), SurveyDoors.typed(visit.sent()))
                .forEach((field, values) -> {
                    if (shown.stream().anyMatch(q -> AnswerRules.belongs(field, q.key()))) {
                        typed.put(field, values);
                    }
                });
        return typed;
    }

    private Map<String, AnswerRules.Read> faults(
            List<Question> path, List<Question> shown, Map<String, List<String>> typed) {
        Map<String, AnswerRules.Read> faults = new LinkedHashMap<>();
        for (Question question : path) {
            if (shown.contains(question)
                    && AnswerRules.read(question, typed, settings.region()) instanceof AnswerRules.Read.Bad bad) {
                faults.put(question.key(), bad);
            }
        }
        return faults;
    }

    private View send(Visit visit, Begun begun, Map<String, Given> given, List<Question> path) {
        Door door = visit.door();
        // Somebody may have stepped past a question by typing an address.
        for (Question question : path) {
            if (AnswerRules.read(question, begun.typed(), settings.region()) instanceof AnswerRules.Read.Bad bad) {
                return page(
                                visit,
                                begun.typed(),
                                question.key(),
                                Map.of(question.key(), bad),
                                visit.say().say("wrong"))
                        .status(422);
            }
        }
        Taken taken = Meeting.again(() -> begins.send(door.token(), door.survey(), door.form(), begun));
        return switch (taken) {
            case Taken.Done d -> thanks(visit, given);
            case Taken.Known k -> thanks(visit, given);
            case Taken.Closed c ->
                message(visit.language(), "closed", visit.say().say("closed.words"), door.mode())
                        .status(410);
            case Taken.Full f ->
                message(visit.language(), "full", visit.say().say("full.words"), door.mode())
                        .status(410);
            case Taken.Refused refused ->
                page(visit, begun.typed(), path.getLast().key(), Map.of(), refused.reason())
                        .status(422);
        };
    }

    private View thanks(Visit visit, Map<String, Given> given) {
        Door door = visit.door();
        Sheets sheets = new Sheets(door.form(), visit.language(), Map.of(), door.names(given, visit.language()));
        String words = sheets.words(door.form().thanks());
        return Fragment.of(
                "experience/page/survey",
                Sheets.message(
                        settings.organisation().name(),
                        visit.language(),
                        sheets.words(door.form().title()),
                        visit.say().say("thanks"),
                        words.isEmpty() ? visit.say().say("thanks.words") : words,
                        door.mode()));
    }

    private Fragment message(String language, String what, String words, String mode) {
        String heading = Phrases.of(language).say(what);
        return Fragment.of(
                "experience/page/survey",
                Sheets.message(settings.organisation().name(), language, heading, heading, words, mode));
    }

    private Fragment page(
            Visit visit,
            Map<String, List<String>> typed,
            String at,
            Map<String, AnswerRules.Read> faults,
            String fault) {
        Door door = visit.door();
        Form form = door.form();
        Map<String, Given> given = AnswerRules.good(form, typed, settings.region());
        Sheets sheets = new Sheets(form, visit.language(), typed, door.names(given, visit.language()));
        List<Question> path = PathRules.path(form, given);
        boolean whole = form.layout() == Form.Layout.PAGE;
        Question question = form.question(at).orElse(form.questions().getFirst());
        List<Item> items = (whole ? form.questions() : List.of(question))
                .stream()
                        .map(q -> sheets.item(q, sheets.fault(faults.get(q.key()))))
                        .toList();
        int step = whole ? 0 : Math.max(0, path.indexOf(question)) + 1;
        boolean mayEnd = whole || PathRules.next(path, question.key()).isEmpty();
        return Fragment.of(
                "experience/page/survey",
                new SurveyView(
                        settings.organisation().name(),
                        visit.language(),
                        sheets.words(form.title()),
                        step <= 1 ? sheets.words(form.intro()) : "",
                        door.path(),
                        carried(visit, whole ? "" : question.key()),
                        items,
                        step,
                        Math.max(step, path.size()),
                        step > 1,
                        mayEnd,
                        sheets.others(door.next(whole ? "" : question.key(), "").replace("&lang=", "")),
                        note(visit),
                        door.invited()
                                ? new SurveyView.Link(
                                        "",
                                        visit.say().say("notme"),
                                        "/s/" + door.survey().publicKey())
                                : null,
                        null,
                        fault,
                        door.mode(),
                        FormJson.rules(form)));
    }

    private static String note(Visit visit) {
        return visit.door().survey().anonymous()
                ? visit.say().say("anonymous")
                : visit.door().invited() && !visit.door().name().isEmpty()
                        ? visit.say().say("for", visit.door().name())
                        : "";
    }

    private static List<SurveyView.Field> carried(Visit visit, String at) {
        Door door = visit.door();
        List<SurveyView.Field> carried = new ArrayList<>();
        if (!door.invited()) {
            carried.add(new SurveyView.Field("in", door.token()));
        }
        carried.add(new SurveyView.Field("at", at));
        carried.add(new SurveyView.Field("lang", visit.language()));
        if (door.embedded()) {
            carried.add(new SurveyView.Field("embedded", "true"));
        }
        if (door.begun().id() == 0) {
            door.begun().hidden().forEach((name, value) -> carried.add(new SurveyView.Field("h." + name, value)));
            carried.add(new SurveyView.Field("visitor", door.begun().anonymousId()));
            carried.add(new SurveyView.Field("via", door.begun().channel()));
        }
        return carried;
    }
}
