package heartstring.crm.companies;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of companies. */
@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class CompaniesPage {

    private static final int ROWS = 60;

    private final CompaniesSql sql;
    private final Firms firms;

    CompaniesPage(CompaniesSql sql, Firms firms) {
        this.sql = sql;
        this.firms = firms;
    }

    @Bean
    static NavEntry companiesEntry() {
        return new NavEntry(
                "Sales", 347, "building", "Companies", "/crm/companies", Set.of("MANAGER", "AGENT", "ANALYST"));
    }

    @GetMapping("/crm/companies")
    View list(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable String after) {
        return page(q.strip(), after, null);
    }

    private Page page(String q, @Nullable String after, @Nullable String fault) {
        Cursor cursor = Cursor.parse(after, 2);
        String key = q.toLowerCase(Locale.ROOT);
        List<CompaniesSql.Line> found = sql.page(
                key.substring(0, Math.min(100, key.length())),
                cursor == null ? "" : cursor.string(0),
                cursor == null ? 0 : cursor.number(1),
                ROWS + 1);
        boolean more = found.size() > ROWS;
        List<CompaniesSql.Line> shown = more ? found.subList(0, ROWS) : found;
        String next = more
                ? "/crm/companies?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + "&after="
                        + Cursor.of(
                                        sql.key(shown.getLast().id()),
                                        shown.getLast().id())
                                .text()
                : null;
        return Page.of(
                "Companies",
                "crm/companies/companies",
                new CompaniesView(
                        q,
                        shown.stream()
                                .map(l -> new CompaniesView.Line(
                                        l.id(),
                                        l.name(),
                                        l.city(),
                                        l.people(),
                                        l.openDeals(),
                                        l.openMinor(),
                                        l.currency()))
                                .toList(),
                        next,
                        mayEdit(),
                        fault));
    }

    static boolean mayEdit() {
        Actor actor = Actor.current();
        return actor.has(Role.MANAGER) || actor.has(Role.AGENT);
    }

    @ForRoles({Role.MANAGER, Role.AGENT})
    @PostMapping("/crm/companies")
    View add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String city,
            @RequestParam(defaultValue = "") String website) {
        try {
            return Redirect.to("/customers/" + firms.add(name, Map.of("city", city, "website", website)))
                    .saying("The company is there. Say who acts for it.");
        } catch (IllegalArgumentException e) {
            return page("", null, e.getMessage()).status(422);
        }
    }
}
