package heartstring.experience.builder;

import heartstring.customer.owners.CustomersInReach;
import heartstring.experience.page.Item;
import heartstring.experience.page.Sheets;
import heartstring.experience.page.SurveyView;
import heartstring.experience.questions.AnswerRules;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.FormJson;
import heartstring.experience.questions.Given;
import heartstring.experience.questions.PathRules;
import heartstring.experience.questions.Phrases;
import heartstring.experience.questions.Piping;
import heartstring.experience.questions.Question;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What is being edited, on a phone: nothing of it is kept, what was typed goes along from page to page. */
@ForRoles(Role.MANAGER)
@Controller
class TrialPage {

    private static final int SOME = 8;

    private final Surveys surveys;
    private final TrialSql sql;
    private final CustomersInReach customers;
    private final Settings settings;

    TrialPage(Surveys surveys, TrialSql sql, CustomersInReach customers, Settings settings) {
        this.surveys = surveys;
        this.sql = sql;
        this.customers = customers;
        this.settings = settings;
    }

    @GetMapping(SurveysPage.PATH + "/{id:\\d+}/trial")
    Page trial(
            @PathVariable int id,
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(name = "who", defaultValue = "") String who) {
        Survey survey = find(id);
        List<TrialView.Somebody> found = who.strip().length() < 2 ? List.of() : sql.beginning(who.strip(), SOME);
        Set<Long> seen =
                customers.among(found.stream().map(TrialView.Somebody::customer).toList());
        return Page.of(
                "Try: " + survey.name(),
                "experience/builder/trial",
                new TrialView(
                        survey,
                        customer,
                        name(customer),
                        who,
                        found.stream().filter(f -> seen.contains(f.customer())).toList(),
                        form(survey).speaks(lang)));
    }

    @GetMapping(SurveysPage.PATH + "/{id:\\d+}/preview")
    View preview(
            @PathVariable int id,
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response) {
        return show(id, customer, sent, false, response);
    }

    @PostMapping(SurveysPage.PATH + "/{id:\\d+}/preview")
    View next(
            @PathVariable int id,
            @RequestParam(defaultValue = "0") long customer,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response) {
        return show(id, customer, sent, true, response);
    }

    /** Where a trial is. */
    private record Trial(
            Survey survey, Form form, String language, long customer, Map<String, List<String>> typed, Sheets sheets) {}

    private View show(
            int id, long customer, MultiValueMap<String, String> sent, boolean posted, HttpServletResponse response) {
        // The builder shows it in a frame of its own; nobody else may.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
                        + " form-action 'self'; frame-ancestors 'self'");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        Survey survey = find(id);
        Form form = form(survey);
        String language = form.speaks(first(sent, "lang"));
        Map<String, List<String>> typed = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            if (name.startsWith(Sheets.PREFIX) && typed.size() < 400) {
                typed.put(name.substring(Sheets.PREFIX.length()), values);
            }
        });
        Map<String, Given> given = AnswerRules.good(form, typed, settings.region());
        Map<String, String> hidden = new HashMap<>();
        String name = name(customer);
        if (!name.isEmpty()) {
            hidden.put("name", name);
            hidden.put("first_name", name.split("\\s+")[0]);
        }
        Sheets sheets = new Sheets(form, language, typed, Piping.names(form, given, hidden, language));
        Trial trial = new Trial(survey, form, language, customer, typed, sheets);
        if (form.questions().isEmpty()) {
            return message(
                    trial, sheets.words(form.title()), "There is no question yet. Add one, and it is shown here.");
        }
        return step(trial, given, first(sent, "at"), first(sent, "go"), posted);
    }

    private View step(Trial trial, Map<String, Given> given, String at, String go, boolean posted) {
        Form form = trial.form();
        List<Question> path = PathRules.path(form, given);
        boolean whole = form.layout() == Form.Layout.PAGE;
        Question here =
                form.question(at).orElse(path.isEmpty() ? form.questions().getFirst() : path.getFirst());
        if (!posted) {
            return page(trial, path, here, Map.of());
        }
        if (go.equals("back")) {
            return page(trial, path, PathRules.before(path, here.key()).orElse(here), Map.of());
        }
        Map<String, AnswerRules.Read> faults = new LinkedHashMap<>();
        for (Question question : whole ? path : List.of(here)) {
            if (AnswerRules.read(question, trial.typed(), settings.region()) instanceof AnswerRules.Read.Bad bad) {
                faults.put(question.key(), bad);
            }
        }
        if (!faults.isEmpty()) {
            return page(trial, path, here, faults).status(422);
        }
        Optional<Question> next = whole ? Optional.empty() : PathRules.next(path, here.key());
        String thanks = trial.sheets().words(form.thanks());
        return next.map(q -> page(trial, path, q, Map.of()))
                .orElseGet(() -> message(
                        trial,
                        Phrases.of(trial.language()).say("thanks"),
                        thanks + "\n\n(This was a trial; nothing was kept.)"));
    }

    private Fragment message(Trial trial, String heading, String words) {
        return Fragment.of(
                "experience/page/survey",
                Sheets.message(settings.organisation().name(), trial.language(), heading, heading, words, "preview"));
    }

    private Fragment page(Trial trial, List<Question> path, Question here, Map<String, AnswerRules.Read> faults) {
        Form form = trial.form();
        boolean whole = form.layout() == Form.Layout.PAGE;
        List<Question> shown = whole ? form.questions() : List.of(here);
        List<Item> items = shown.stream()
                .map(q -> trial.sheets().item(q, trial.sheets().fault(faults.get(q.key()))))
                .toList();
        List<SurveyView.Field> carried = new ArrayList<>();
        carried.add(new SurveyView.Field("at", here.key()));
        carried.add(new SurveyView.Field("lang", trial.language()));
        carried.add(new SurveyView.Field("customer", String.valueOf(trial.customer())));
        trial.typed().forEach((field, values) -> {
            if (shown.stream().noneMatch(q -> AnswerRules.belongs(field, q.key()))) {
                values.forEach(value -> carried.add(new SurveyView.Field(Sheets.PREFIX + field, value)));
            }
        });
        String path0 = SurveysPage.PATH + "/" + trial.survey().id() + "/preview";
        int step = whole ? 0 : Math.max(0, path.indexOf(here)) + 1;
        return Fragment.of(
                "experience/page/survey",
                new SurveyView(
                        settings.organisation().name(),
                        trial.language(),
                        trial.sheets().words(form.title()),
                        step <= 1 ? trial.sheets().words(form.intro()) : "",
                        path0,
                        carried,
                        items,
                        step,
                        Math.max(step, path.size()),
                        step > 1,
                        whole || PathRules.next(path, here.key()).isEmpty(),
                        trial.sheets().others(path0 + "?customer=" + trial.customer() + "&at=" + here.key()),
                        trial.survey().anonymous()
                                ? Phrases.of(trial.language()).say("anonymous")
                                : "",
                        null,
                        null,
                        faults.isEmpty() ? "" : Phrases.of(trial.language()).say("wrong"),
                        "preview",
                        FormJson.rules(form)));
    }

    private String name(long customer) {
        if (customer != 0 && !customers.isIn(customer)) {
            throw Refusal.notFound("customer");
        }
        return customer == 0 ? "" : sql.name(customer).orElse("");
    }

    private Survey find(int id) {
        return surveys.find(id).orElseThrow(() -> Refusal.notFound("survey"));
    }

    private Form form(Survey survey) {
        return surveys.edited(survey).orElseThrow(() -> Refusal.notFound("survey"));
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
