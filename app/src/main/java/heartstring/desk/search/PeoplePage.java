package heartstring.desk.search;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.views.Views;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
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

@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class PeoplePage {

    private static final String PAGE = "customers";
    private static final int EXPORT_STEP = 1_000;
    private static final int EXPORT_MOST = 1_000_000;

    private final People people;
    private final PeopleSql sql;
    private final Views views;
    private final Audit audit;

    PeoplePage(People people, PeopleSql sql, Views views, Audit audit) {
        this.people = people;
        this.sql = sql;
        this.views = views;
        this.audit = audit;
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
            return Fragment.of("desk/search/rows", rows(query, cursor));
        }
        return page(query, cursor, null);
    }

    @GetMapping("/customers/count")
    Fragment count(@RequestParam MultiValueMap<String, String> parameters) {
        int found = people.count(PeopleQuery.of(parameters));
        return Fragment.of("desk/search/count", new PeopleView.Count(found, People.COUNTED));
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

    @PostMapping("/customers/views/{id}/removal")
    View remove(@PathVariable long id) {
        return views.remove(id)
                ? Redirect.to("/customers").saying("The view is gone; the customers are not.")
                : Redirect.to("/customers").warning("Only its maker can remove this view.");
    }

    /** The whole view as CSV, streamed. */
    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping("/customers/export.csv")
    void export(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        PeopleQuery query = PeopleQuery.of(parameters);
        audit.record("exported", "customers", "list", "{}");
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"customers.csv\"");
        response.setHeader("Cache-Control", "no-store");
        PeopleSql.Among among = people.among(query);
        int digits = Math.max(Currency.getInstance(people.currency()).getDefaultFractionDigits(), 0);
        Writer out = response.getWriter();
        List<String> head = new ArrayList<>(List.of("customer_id", "kind", "name"));
        head.addAll(PeopleQuery.COLUMNS.keySet());
        out.write(CsvRules.line(head));
        @Nullable Cursor after = null;
        for (int written = 0; written < EXPORT_MOST; written += EXPORT_STEP) {
            People.Rows rows = people.page(query, among, after, EXPORT_STEP);
            for (Person person : rows.people()) {
                out.write(CsvRules.line(cells(person, digits)));
            }
            out.flush();
            if (rows.next() == null) {
                return;
            }
            after = Cursor.parse(rows.next(), 2);
        }
    }

    private static List<String> cells(Person p, int digits) {
        return List.of(
                String.valueOf(p.customerId()),
                p.kind(),
                p.name(),
                p.cell("email", ""),
                p.cell("phone", ""),
                p.cell("city", ""),
                p.cell("country", ""),
                p.cell("language", ""),
                p.lastAt() == null ? "" : p.lastAt().toString(),
                p.firstSeenAt().toString(),
                BigDecimal.valueOf(p.spentMinor(), digits).toPlainString(),
                String.valueOf(p.orders()),
                String.valueOf(p.touchpoints()),
                String.valueOf(p.profiles()));
    }

    private Page page(PeopleQuery query, String cursor, @Nullable String fault) {
        Actor actor = Actor.current();
        PeopleView view = new PeopleView(
                query,
                rows(query, cursor),
                views.of(PAGE),
                sql.channels(),
                sql.sources(),
                actor.has(Role.MANAGER) || actor.has(Role.ANALYST),
                fault);
        return Page.of("Customers", "desk/search/people", view);
    }

    private PeopleView.Rows rows(PeopleQuery query, String cursor) {
        People.Rows rows = people.page(query, people.among(query), Cursor.parse(cursor, 2), People.PAGE);
        String next = rows.next() == null ? null : query.after(rows.next());
        return new PeopleView.Rows(rows.people(), query.columns(), people.currency(), next);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> values = new java.util.LinkedHashMap<>();
        org.springframework.web.util.UriComponentsBuilder.fromUriString("/?" + query)
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .forEach((name, value) -> values.put(
                        name,
                        value == null
                                ? ""
                                : java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return values;
    }
}
