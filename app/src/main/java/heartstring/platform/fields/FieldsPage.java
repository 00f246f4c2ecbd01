package heartstring.platform.fields;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** Where a manager says what else is kept of people, companies and deals. */
@ForRoles(Role.MANAGER)
@Controller
class FieldsPage {

    private static final String PATH = "/settings/fields";
    private static final String ONE = PATH + "/{id:\\d{1,9}}";

    private final Fields fields;

    FieldsPage(Fields fields) {
        this.fields = fields;
    }

    @Bean
    static NavEntry fieldsEntry() {
        return new NavEntry("Data", 845, "forms", "Fields", PATH, Set.of("MANAGER"));
    }

    @GetMapping(PATH)
    View list(@RequestParam(defaultValue = "person") String subject) {
        return page(subject(subject), 0, null);
    }

    @PostMapping(PATH)
    View add(@RequestParam MultiValueMap<String, String> form) {
        Subject subject = subject(text(form, "subject"));
        Kind kind = Kind.of(text(form, "kind")).orElseThrow(() -> Refusal.badRequest("There is no such kind."));
        return answer(subject, fields.add(draft(subject, kind, form)), "The field is there.");
    }

    @PostMapping(ONE)
    View change(@PathVariable int id, @RequestParam MultiValueMap<String, String> form) {
        Field field = find(id);
        return answer(field.subject(), fields.change(id, draft(field.subject(), field.kind(), form)), "Kept.");
    }

    @PostMapping(ONE + "/place")
    View move(@PathVariable int id, @RequestParam boolean up) {
        Field field = find(id);
        return answer(field.subject(), fields.move(id, up), "Moved.");
    }

    @PostMapping(ONE + "/retirement")
    View retire(@PathVariable int id, @RequestParam boolean retired) {
        Field field = find(id);
        return answer(
                field.subject(), fields.retire(id, retired), retired ? "Put away. The values stay." : "In use again.");
    }

    @PostMapping(ONE + "/removal")
    View delete(@PathVariable int id, @RequestParam(defaultValue = "false") boolean confirmed) {
        Field field = find(id);
        Fields.Outcome outcome = fields.delete(id, confirmed);
        return outcome instanceof Fields.Outcome.Asks asks
                ? page(field.subject(), id, asks.sentence()).status(422)
                : answer(field.subject(), outcome, "The field is gone.");
    }

    private Field find(int id) {
        return fields.find(id).orElseThrow(() -> Refusal.notFound("field"));
    }

    private static Subject subject(String word) {
        return Subject.of(word).orElseThrow(() -> Refusal.notFound("subject"));
    }

    private View answer(Subject subject, Fields.Outcome outcome, String saying) {
        return switch (outcome) {
            case Fields.Outcome.Done done ->
                Redirect.to(PATH + "?subject=" + subject.word()).saying(saying);
            case Fields.Outcome.Refused refused ->
                page(subject, 0, refused.sentence()).status(422);
            case Fields.Outcome.Asks asks -> page(subject, 0, asks.sentence()).status(422);
            case Fields.Outcome.Unknown unknown -> throw Refusal.notFound("field");
        };
    }

    private Page page(Subject subject, int asks, @Nullable String fault) {
        List<Field> retired = fields.all().stream()
                .filter(f -> f.subject() == subject && f.retired())
                .toList();
        Map<Integer, Long> used = new LinkedHashMap<>();
        Map<Integer, String> remains = new LinkedHashMap<>();
        for (Field field : retired) {
            used.put(field.id(), fields.used(field));
            remains.put(field.id(), fields.remains(field));
        }
        return Page.of(
                "Fields",
                "platform/fields/fields",
                new FieldsView(subject, fields.of(subject), retired, used, remains, asks, fault));
    }

    private static FieldDraft draft(Subject subject, Kind kind, MultiValueMap<String, String> form) {
        List<String> keys = form.getOrDefault("choiceKey", List.of());
        List<String> labels = form.getOrDefault("choice", List.of());
        List<Field.Choice> choices = new ArrayList<>();
        for (int i = 0; i < labels.size() && i < FieldNames.MOST_CHOICES + 1; i++) {
            choices.add(new Field.Choice(i < keys.size() ? keys.get(i) : "", labels.get(i)));
        }
        text(form, "choices")
                .lines()
                .limit(FieldNames.MOST_CHOICES + 1L)
                .forEach(line -> choices.add(new Field.Choice("", line)));
        return new FieldDraft(
                subject,
                kind,
                text(form, "key"),
                text(form, "label"),
                text(form, "hint"),
                choices,
                roles(form, "seen"),
                roles(form, "edited"));
    }

    private static Set<Role> roles(MultiValueMap<String, String> form, String name) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> named = form.getOrDefault(name, List.of());
        Arrays.stream(Role.values()).filter(r -> named.contains(r.name())).forEach(roles::add);
        return roles;
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value;
    }
}
