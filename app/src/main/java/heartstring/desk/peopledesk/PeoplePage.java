package heartstring.desk.peopledesk;

import heartstring.desk.customer.Portraits;
import heartstring.desk.people.People;
import heartstring.desk.people.PeopleQuery;
import heartstring.desk.people.Person;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.Kind;
import heartstring.platform.views.Views;
import heartstring.platform.web.Cursor;
import heartstring.story.computed.ComputedProperty;
import heartstring.story.segments.Segments;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import org.springframework.web.util.UriComponentsBuilder;

@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class PeoplePage {

    private static final String PAGE = "customers";

    /** What can be typed in place beside the fields of the house. */
    private static final Set<String> TYPED = Set.of("city", "country", "language");

    private final People people;
    private final Views views;
    private final Segments segments;

    PeoplePage(People people, Views views, Segments segments) {
        this.segments = segments;
        this.people = people;
        this.views = views;
    }

    @Bean
    static NavEntry peopleEntry() {
        return new NavEntry(
                "Customers", 110, "users", "Customers", "/customers", Set.of("MANAGER", "AGENT", "ANALYST"));
    }

    @GetMapping("/customers")
    View list(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request) {
        PeopleQuery query = PeopleQuery.of(parameters);
        if (request.getHeader("HX-Request") != null && !cursor.isEmpty()) {
            return Fragment.of("desk/peopledesk/rows", rows(query, cursor));
        }
        return page(query, cursor, null);
    }

    @GetMapping("/customers/count")
    Fragment count(@RequestParam MultiValueMap<String, String> parameters) {
        int found = people.count(PeopleQuery.of(parameters));
        return Fragment.of("desk/peopledesk/count", new PeopleView.Count(found, People.COUNTED));
    }

    /** Keeps the view under a name. */
    @PostMapping("/customers/views")
    View keep(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "false") boolean shared) {
        PeopleQuery view = PeopleQuery.of(parameters(query));
        boolean mayShare = Actor.current().has(Role.MANAGER);
        String fault = views.keep(PAGE, name, view.text(), shared && mayShare);
        return fault == null
                ? Redirect.to(view.href("", "")).saying("Kept as “" + name.strip() + "”.")
                : page(view, "", fault).status(422);
    }

    @PostMapping("/customers/views/{id}/name")
    View rename(@PathVariable long id, @RequestParam String name, @RequestParam(defaultValue = "") String query) {
        String fault = views.rename(id, name);
        String back = PeopleQuery.of(parameters(query)).href("", "");
        return fault == null
                ? Redirect.to(back).saying("The view is called “" + name.strip() + "” now.")
                : Redirect.to(back).warning(fault);
    }

    @PostMapping("/customers/views/{id}/removal")
    View remove(@PathVariable long id) {
        return views.remove(id)
                ? Redirect.to("/customers").saying("The view is gone; the customers are not.")
                : Redirect.to("/customers").warning("Only its maker can remove this view.");
    }

    private Page page(PeopleQuery query, String cursor, @Nullable String fault) {
        Actor actor = Actor.current();
        List<Field> fields = people.fields();
        boolean grouped = cursor.isEmpty() && people.isGrouped(query);
        People.Groups inGroups = grouped ? people.groups(query) : new People.Groups(List.of(), 0, false);
        PeopleView view = new PeopleView(
                query,
                grouped
                        ? rows(
                                query,
                                inGroups.groups().stream()
                                        .flatMap(g -> g.first().stream())
                                        .toList(),
                                null)
                        : rows(query, cursor),
                inGroups,
                views.of(PAGE),
                people.channels(),
                choices(people.sources()),
                fields,
                people.computed(),
                segments.all().stream()
                        .map(g -> new PeopleView.Choice(String.valueOf(g.id()), g.name()))
                        .toList(),
                Portraits.mayEdit() ? deeds(fields, actor) : List.of(),
                actor.has(Role.MANAGER) || actor.has(Role.ANALYST),
                fault);
        return Page.of(view.title(), "desk/peopledesk/people", view);
    }

    /** What can be done to many at once. */
    private static List<PeopleView.Choice> deeds(List<Field> fields, Actor actor) {
        Map<String, String> deeds = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field.isEditedBy(actor)) {
                deeds.putIfAbsent("set " + field.key(), "Set " + field.label());
                if (field.kind() == Kind.MULTI) {
                    deeds.putIfAbsent("add " + field.key(), "Add to " + field.label());
                }
            }
        }
        deeds.put(TogetherPage.OWNER, "Give to a colleague");
        deeds.put("set city", "Set City");
        deeds.put("set country", "Set Country");
        deeds.put("set language", "Set Language");
        return choices(deeds);
    }

    private static List<PeopleView.Choice> choices(Map<String, String> labels) {
        List<PeopleView.Choice> choices = new ArrayList<>();
        labels.forEach((value, label) -> choices.add(new PeopleView.Choice(value, label)));
        return choices;
    }

    private PeopleView.Rows rows(PeopleQuery query, String cursor) {
        People.Rows rows = people.page(query, Cursor.parse(cursor, 2), People.PAGE);
        return rows(query, rows.people(), rows.next() == null ? null : query.after(rows.next()));
    }

    private PeopleView.Rows rows(PeopleQuery query, List<Person> shownPeople, @Nullable String next) {
        List<Field> fields = people.fields();
        List<PeopleView.Column> columns = columns(query, fields, people.computed());
        List<Field> shown = columns.stream().flatMap(c -> c.fields().stream()).toList();
        return new PeopleView.Rows(
                shownPeople,
                columns,
                people.held(shownPeople, shown, query.columns()),
                people.currency(),
                Portraits.mayEdit(),
                next);
    }

    /** The columns of a view, those of fields that are gone or not to be seen left out. */
    static List<PeopleView.Column> columns(PeopleQuery query, List<Field> fields, List<ComputedProperty> computed) {
        List<PeopleView.Column> columns = new ArrayList<>();
        for (String name : query.columns()) {
            String label = PeopleQuery.COLUMNS.get(name);
            if (label != null) {
                String order = Set.of("seen", "spent", "first").contains(name) ? name : "";
                columns.add(new PeopleView.Column(
                        name, label, order, Person.isNumber(name), List.of(), TYPED.contains(name)));
            } else if (name.startsWith(PeopleQuery.COMPUTED)) {
                computed.stream()
                        .filter(c -> name.equals(PeopleQuery.COMPUTED + c.key()))
                        .forEach(c -> columns.add(new PeopleView.Column(
                                name, c.name(), "", !c.definition().inText(), List.of(), false)));
            } else {
                List<Field> same = fields.stream()
                        .filter(f -> name.equals(PeopleQuery.FIELD + f.key()))
                        .filter(f -> !query.has("kind") || f.subject().word().equals(query.get("kind")))
                        .toList();
                if (!same.isEmpty()) {
                    columns.add(column(name, same));
                }
            }
        }
        return columns;
    }

    private static PeopleView.Column column(String name, List<Field> same) {
        Field field = same.getFirst();
        String order = field.kind().counts() ? name + ".down" : field.kind().sorts() ? name : "";
        boolean number = field.kind() == Kind.NUMBER || field.kind() == Kind.MONEY;
        boolean typed = same.stream().allMatch(f -> f.isEditedBy(Actor.current()));
        return new PeopleView.Column(name, field.label(), order, number, same, typed);
    }

    /** The parameters of a query string. */
    static Map<String, String> parameters(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        UriComponentsBuilder.fromUriString("/?" + query)
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .forEach((name, value) ->
                        values.put(name, value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8)));
        return values;
    }
}
