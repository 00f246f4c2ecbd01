package heartstring.experience.builder;

import heartstring.experience.questions.Form;
import heartstring.experience.surveys.Settling;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.experience.surveys.Surveys.Outcome;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One survey being drawn up; each change is kept at once, and people see none of them before it is published. */
@ForRoles(Role.MANAGER)
@Controller
class BuilderPage {

    private static final String ONE = SurveysPage.PATH + "/{id:\\d+}";

    private final Surveys surveys;
    private final Settings settings;

    BuilderPage(Surveys surveys, Settings settings) {
        this.surveys = surveys;
        this.settings = settings;
    }

    @GetMapping(ONE)
    Page one(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String open) {
        return page(id, lang, open, null);
    }

    @PostMapping(ONE + "/texts")
    View texts(@PathVariable int id, @RequestParam Map<String, String> typed) {
        String language = typed.getOrDefault("lang", "");
        return change(id, typed, "", form -> Drafts.texts(form, typed, form.speaks(language)));
    }

    @PostMapping(ONE + "/questions")
    View add(@PathVariable int id, @RequestParam Map<String, String> typed) {
        Kind kind = Kind.of(typed.getOrDefault("kind", "")).orElse(Kind.TEXT);
        String[] added = {""};
        return change(id, typed, added, form -> {
            Form more = Drafts.plus(form, kind);
            added[0] = more.questions().getLast().key();
            return more;
        });
    }

    @PostMapping(ONE + "/questions/{key}")
    View question(@PathVariable int id, @PathVariable String key, @RequestParam Map<String, String> typed) {
        String language = typed.getOrDefault("lang", "");
        return change(id, typed, key, form -> Drafts.changed(form, key, typed, form.speaks(language)));
    }

    @PostMapping(ONE + "/questions/{key}/places")
    View place(
            @PathVariable int id,
            @PathVariable String key,
            @RequestParam int by,
            @RequestParam Map<String, String> typed) {
        return change(id, typed, "", form -> Drafts.moved(form, key, by < 0 ? -1 : 1));
    }

    @PostMapping(ONE + "/questions/{key}/removals")
    View remove(@PathVariable int id, @PathVariable String key, @RequestParam Map<String, String> typed) {
        return change(id, typed, "", form -> Drafts.minus(form, key));
    }

    @PostMapping(ONE + "/rules")
    View rule(@PathVariable int id, @RequestParam Map<String, String> typed) {
        Optional<Form> ruled = surveys.edited(find(id)).flatMap(form -> Drafts.ruled(form, typed));
        if (ruled.isEmpty()) {
            return page(
                            id,
                            typed.getOrDefault("lang", ""),
                            "",
                            "A rule looks at an answer: choose what it is compared with.")
                    .status(422);
        }
        return change(id, typed, "", form -> Drafts.ruled(form, typed).orElse(form));
    }

    @PostMapping(ONE + "/rules/{place:\\d+}/removals")
    View removeRule(@PathVariable int id, @PathVariable int place, @RequestParam Map<String, String> typed) {
        return change(id, typed, "", form -> Drafts.withoutRule(form, place));
    }

    @PostMapping(ONE + "/languages")
    View languages(@PathVariable int id, @RequestParam Map<String, String> typed) {
        return change(id, typed, "", form -> Drafts.speaking(form, typed.getOrDefault("languages", "")));
    }

    @PostMapping(ONE + "/publications")
    View publish(@PathVariable int id) {
        find(id);
        return answer(
                id, "", "", surveys.publish(id), "Published. Who has begun to answer finishes on what they began.");
    }

    @PostMapping(ONE + "/closings")
    View close(@PathVariable int id, @RequestParam boolean closed) {
        find(id);
        return answer(
                id, "", "", surveys.close(id, closed), closed ? "Closed: nobody can answer any more." : "Open again.");
    }

    @PostMapping(ONE + "/settlings")
    View settle(@PathVariable int id, @RequestParam Map<String, String> typed) {
        find(id);
        List<String> origins = Arrays.stream(typed.getOrDefault("origins", "").split("\\s+"))
                .map(String::strip)
                .filter(o -> !o.isEmpty())
                .toList();
        if (origins.size() > 20 || !origins.stream().allMatch(o -> o.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?"))) {
            return page(id, "", "", "Write one site on each line, such as https://shop.example, at most 20.")
                    .status(422);
        }
        Instant closes;
        try {
            String day = typed.getOrDefault("closes", "");
            // The day itself still counts.
            closes = day.isEmpty()
                    ? null
                    : LocalDate.parse(day)
                            .plusDays(1)
                            .atStartOfDay(settings.zone())
                            .toInstant();
        } catch (DateTimeException e) {
            return page(id, "", "", "The last day is a day such as 2026-05-17.").status(422);
        }
        Settling to = new Settling(
                typed.getOrDefault("name", ""),
                typed.containsKey("anonymous"),
                closes,
                number(typed.get("quota"), 0),
                number(typed.get("again"), -1),
                origins);
        return answer(id, "", "", surveys.settle(id, to), "Kept.");
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.strip().matches("\\d{1,8}") ? Integer.parseInt(text.strip()) : otherwise;
    }

    private View change(int id, Map<String, String> typed, String open, UnaryOperator<Form> change) {
        return change(id, typed, new String[] {open}, change);
    }

    private View change(int id, Map<String, String> typed, String[] open, UnaryOperator<Form> change) {
        if (find(id).state() == Survey.State.ELSEWHERE) {
            throw Refusal.unprocessable("Another program asks this survey; here are its answers only.");
        }
        Outcome outcome = surveys.edit(id, change);
        return answer(id, typed.getOrDefault("lang", ""), open[0], outcome, null);
    }

    private View answer(int id, String language, String open, Outcome outcome, @Nullable String said) {
        return switch (outcome) {
            case Outcome.Done d -> {
                String lang = language.matches("[A-Za-z-]{2,12}") ? "lang=" + language : "";
                String key = open.matches("[a-z0-9_]{1,40}") ? "open=" + open : "";
                String query = lang + (lang.isEmpty() || key.isEmpty() ? "" : "&") + key;
                String anchor = key.isEmpty() ? "" : "#" + open;
                Redirect there =
                        Redirect.to(SurveysPage.PATH + "/" + id + (query.isEmpty() ? "" : "?" + query) + anchor);
                yield said == null ? there : there.saying(said);
            }
            case Outcome.Refused refused ->
                page(id, language, open, refused.sentence()).status(422);
        };
    }

    private Survey find(int id) {
        return surveys.find(id).orElseThrow(() -> Refusal.notFound("survey"));
    }

    private Page page(int id, String language, String open, @Nullable String fault) {
        Survey survey = find(id);
        Form form = surveys.edited(survey).orElseThrow(() -> Refusal.notFound("survey"));
        String outside = settings.organisation().address();
        String here = outside.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : outside;
        return Page.of(
                survey.name(),
                "experience/builder/builder",
                new BuilderView(survey, form, form.speaks(language), here + "/s/" + survey.publicKey(), fault, open));
    }
}
