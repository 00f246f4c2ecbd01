package heartstring.desk.peopledesk;

import heartstring.customer.owners.OwnerBulk;
import heartstring.customer.owners.Owners;
import heartstring.customer.traits.TraitBulk;
import heartstring.desk.customer.Properties;
import heartstring.desk.people.People;
import heartstring.desk.people.PeopleQuery;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.bulk.Bulks;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.FieldRules;
import heartstring.platform.inputs.FieldInput;
import heartstring.platform.inputs.FieldWords;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** One thing done to all chosen rows, or to everybody of the view. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class TogetherPage {

    /** To give customers to a colleague. */
    static final String OWNER = "owner";

    private static final Set<String> PLAIN = Set.of("city", "country", "language");

    private final People people;
    private final TraitBulk hand;
    private final Bulks bulks;
    private final Owners owners;

    TogetherPage(People people, TraitBulk hand, Bulks bulks, Owners owners) {
        this.owners = owners;
        this.people = people;
        this.hand = hand;
        this.bulks = bulks;
    }

    /** The input that belongs to what was chosen to be done. */
    @GetMapping("/customers/bulks/input")
    Fragment input(@RequestParam String what) {
        if (what.equals(OWNER)) {
            return Fragment.of("desk/peopledesk/colleagues", new DeedView.Colleagues(owners.colleagues()));
        }
        String name = name(what);
        Optional<Field> field = field(name);
        return Fragment.of(
                "desk/peopledesk/deed",
                new DeedView(
                        field.map(f -> FieldInput.empty(f, "value")).orElse(null),
                        PeopleQuery.COLUMNS.getOrDefault(name, name)));
    }

    @PostMapping("/customers/bulks")
    View begin(@RequestParam MultiValueMap<String, String> form) {
        String what = form.getOrDefault("what", List.of("")).getFirst();
        PeopleQuery query = PeopleQuery.of(
                PeoplePage.parameters(form.getOrDefault("query", List.of("")).getFirst()));
        String back = query.href("", "");
        if (what.equals(OWNER)) {
            return give(form, query, back);
        }
        String name = name(what);
        Optional<Field> field = field(name);
        List<String> typed = field.map(f -> FieldInput.typed(f, "value", form))
                .orElseGet(() -> form.getOrDefault("value", List.of()));
        String json;
        String says;
        if (field.isPresent()) {
            switch (FieldRules.read(field.get(), typed)) {
                case FieldRules.Reading.Bad bad -> {
                    return Redirect.to(back).warning(bad.sentence());
                }
                case FieldRules.Reading.Good good -> json = good.json();
            }
            says = field.get().label() + ": "
                    + (json.equals("null") ? "emptied" : FieldWords.text(field.get(), json, Map.of())) + ".";
        } else {
            String text = String.join("", typed).strip();
            String fault = Properties.fault(name, text);
            if (fault != null) {
                return Redirect.to(back).warning(fault);
            }
            json = text.isEmpty() ? "null" : JsonMapper.shared().writeValueAsString(text);
            says = PeopleQuery.COLUMNS.getOrDefault(name, name) + ": " + (text.isEmpty() ? "emptied" : text) + ".";
        }
        List<Long> customers = chosen(form, query);
        if (customers.isEmpty() || customers.size() > Bulks.MOST) {
            return unfit(back, customers);
        }
        bulks.begin(new Bulks.Wanted(TraitBulk.SUBJECT, what, json, says, back, hand.records(customers)));
        return Redirect.to(back);
    }

    private static View unfit(String back, List<Long> customers) {
        return Redirect.to(back)
                .warning(
                        customers.isEmpty()
                                ? "Choose at least one row."
                                : "More than 10,000 are too many at once. Narrow the view with filters.");
    }

    /** Gives all chosen to one colleague. */
    private View give(MultiValueMap<String, String> form, PeopleQuery query, String back) {
        String typed = form.getOrDefault("value", List.of("")).getFirst();
        Map<Long, String> colleagues = owners.colleagues();
        long user = typed.matches("\\d{1,18}") ? Long.parseLong(typed) : -1;
        if (user != 0 && !colleagues.containsKey(user)) {
            return Redirect.to(back).warning("Choose a colleague.");
        }
        List<Long> customers = chosen(form, query);
        if (customers.isEmpty() || customers.size() > Bulks.MOST) {
            return unfit(back, customers);
        }
        String says = "Belongs to: " + (user == 0 ? "nobody" : colleagues.get(user)) + ".";
        bulks.begin(new Bulks.Wanted(OwnerBulk.SUBJECT, OWNER, String.valueOf(user), says, back, customers));
        return Redirect.to(back);
    }

    private List<Long> chosen(MultiValueMap<String, String> form, PeopleQuery query) {
        if (form.getOrDefault("all", List.of()).contains("true")) {
            return people.ids(query, Bulks.MOST + 1);
        }
        return form.getOrDefault("ids", List.of()).stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .limit(Bulks.MOST + 1L)
                .map(Long::valueOf)
                .toList();
    }

    private Optional<Field> field(String name) {
        Actor actor = Actor.current();
        Optional<Field> field = people.fields().stream()
                .filter(f -> f.key().equals(name) && f.isEditedBy(actor))
                .findFirst();
        if (field.isEmpty() && !PLAIN.contains(name)) {
            throw Refusal.badRequest("This cannot be set for many at once.");
        }
        return field;
    }

    private static String name(String what) {
        if (!what.matches("(set|add) [A-Za-z][A-Za-z0-9_]{0,59}")) {
            throw Refusal.badRequest("Choose what is to be done.");
        }
        return what.substring(4);
    }
}
