package heartstring.crm.webforms;

import heartstring.crm.answers.Answers;
import heartstring.crm.chatdoors.OriginRules;
import heartstring.crm.teams.Teams;
import heartstring.crm.webforms.WebForm.Field;
import heartstring.crm.webforms.WebForm.Kind;
import heartstring.crm.webforms.WebForm.Rule;
import heartstring.crm.webforms.WebForms.Outcome;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where web forms are built. */
@ForRoles(Role.MANAGER)
@Controller
class FormsPage {

    private static final String PATH = "/crm/forms";

    private final WebForms forms;
    private final Teams teams;
    private final Answers answers;
    private final Settings settings;

    FormsPage(WebForms forms, Teams teams, Answers answers, Settings settings) {
        this.forms = forms;
        this.teams = teams;
        this.answers = answers;
        this.settings = settings;
    }

    @Bean
    static NavEntry formsEntry() {
        return new NavEntry("Sales", 348, "forms", "Web forms", PATH, Set.of("MANAGER"));
    }

    @ForRoles({Role.MANAGER, Role.AGENT})
    @GetMapping(PATH)
    View list() {
        return page("crm/webforms/forms", "Web forms", null, null);
    }

    @GetMapping(PATH + "/new")
    View fresh() {
        List<Field> fields = List.of(
                new Field(1, Kind.NAME, "Your name", true, List.of()),
                new Field(2, Kind.EMAIL, "Your e-mail address", true, List.of()),
                new Field(3, Kind.COMPANY, "Company", false, List.of()),
                new Field(4, Kind.MESSAGE, "What can we do for you?", true, List.of()));
        return page("crm/webforms/build", "A web form", form(0, "", fields), null);
    }

    @GetMapping(PATH + "/{id:\\d+}")
    View one(@PathVariable int id) {
        return page("crm/webforms/build", "A web form", find(id), null);
    }

    @PostMapping(PATH)
    View add(@RequestParam MultiValueMap<String, String> typed) {
        return kept(0, typed);
    }

    @PostMapping(PATH + "/{id:\\d+}")
    View change(@PathVariable int id, @RequestParam MultiValueMap<String, String> typed) {
        find(id);
        return kept(id, typed);
    }

    @PostMapping(PATH + "/{id:\\d+}/closing")
    View close(@PathVariable int id, @RequestParam boolean closed) {
        find(id);
        forms.close(id, closed);
        return Redirect.to(PATH).saying(closed ? "Closed: nobody can send it any more." : "Open again.");
    }

    private WebForm find(int id) {
        return forms.find(id).orElseThrow(() -> Refusal.notFound("form"));
    }

    private View kept(int id, MultiValueMap<String, String> typed) {
        List<Integer> places = new ArrayList<>();
        List<Field> fields = fields(typed, places);
        List<String> origins = OriginRules.origins(first(typed, "origins"));
        WebForm wanted = new WebForm(
                id,
                "",
                first(typed, "name"),
                first(typed, "intro"),
                first(typed, "button"),
                first(typed, "thanks"),
                origins == null ? List.of(first(typed, "origins").split("\\s+")) : origins,
                number(first(typed, "team")),
                fields,
                rules(typed, places),
                0,
                null,
                false);
        if (origins == null) {
            return page(
                    "crm/webforms/build",
                    "A web form",
                    wanted,
                    "Write one site on each line, such as https://shop.example, at most 20.");
        }
        return switch (forms.keep(wanted)) {
            case Outcome.Done d -> Redirect.to(PATH).saying("Kept.");
            case Outcome.Refused refused -> page("crm/webforms/build", "A web form", wanted, refused.sentence());
        };
    }

    /** The lines that say something, numbered anew; {@code places} the line that each was on. */
    private static List<Field> fields(MultiValueMap<String, String> typed, List<Integer> places) {
        List<String> kinds = typed.getOrDefault("kind", List.of());
        List<String> labels = typed.getOrDefault("label", List.of());
        List<String> needs = typed.getOrDefault("required", List.of());
        List<String> choices = typed.getOrDefault("choices", List.of());
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < labels.size() && i < 2 * FormRules.MOST_FIELDS; i++) {
            String label = labels.get(i).strip();
            String word = i < kinds.size() ? kinds.get(i) : "";
            if (label.isEmpty()
                    || Arrays.stream(Kind.values()).noneMatch(k -> k.word().equals(word))) {
                continue;
            }
            List<String> some = i < choices.size()
                    ? Arrays.stream(choices.get(i).split("[\\r\\n,]+"))
                            .map(String::strip)
                            .filter(c -> !c.isEmpty() && c.length() <= FormRules.LONGEST_LINE)
                            .distinct()
                            .toList()
                    : List.of();
            Kind kind = Kind.of(word);
            fields.add(new Field(
                    fields.size() + 1,
                    kind,
                    label,
                    i < needs.size() && needs.get(i).equals("yes"),
                    kind == Kind.CHOICE ? some : List.of()));
            places.add(i + 1);
        }
        return fields;
    }

    private static List<Rule> rules(MultiValueMap<String, String> typed, List<Integer> places) {
        List<String> which = typed.getOrDefault("rule-field", List.of());
        List<String> values = typed.getOrDefault("rule-value", List.of());
        List<String> whom = typed.getOrDefault("rule-user", List.of());
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < Math.min(which.size(), Math.min(values.size(), whom.size())); i++) {
            int field = places.indexOf(number(which.get(i))) + 1;
            String value = values.get(i).strip();
            if (!value.isEmpty()) {
                rules.add(new Rule(field, value, number(whom.get(i))));
            }
        }
        return rules;
    }

    private static String first(MultiValueMap<String, String> typed, String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static WebForm form(int id, String name, List<Field> fields) {
        return new WebForm(
                id,
                "",
                name,
                "",
                "Send",
                "Thank you. We read it and come back to you soon.",
                List.of(),
                0,
                fields,
                List.of(),
                0,
                null,
                false);
    }

    private View page(String template, String title, @Nullable WebForm form, @Nullable String fault) {
        String outside = settings.organisation().address();
        String here = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return Page.of(
                        title,
                        template,
                        new FormsView(
                                forms.all(),
                                form,
                                teams.all(),
                                answers.colleagues(),
                                outside.isEmpty() ? here : outside,
                                fault))
                .status(fault == null ? 200 : 422);
    }
}
