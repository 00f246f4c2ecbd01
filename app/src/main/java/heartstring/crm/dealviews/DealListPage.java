package heartstring.crm.dealviews;

import heartstring.crm.dealfields.DealFields;
import heartstring.crm.pipelines.Pipelines;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.Field;
import heartstring.platform.fields.Kind;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.views.Views;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The table of deals: a view, what it comes to, its groups, and the same as a file. */
@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class DealListPage {

    private static final String PAGE = "deals";

    private final DealViews deals;
    private final DealFields fields;
    private final Pipelines pipelines;
    private final Views views;
    private final Audit audit;

    DealListPage(DealViews deals, DealFields fields, Pipelines pipelines, Views views, Audit audit) {
        this.deals = deals;
        this.fields = fields;
        this.pipelines = pipelines;
        this.views = views;
        this.audit = audit;
    }

    @GetMapping(DealQuery.PATH)
    View list(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request) {
        DealQuery query = DealQuery.of(parameters);
        Cursor cursor = Cursor.parse(after, 2);
        if (request.getHeader("HX-Request") != null && cursor != null) {
            return Fragment.of("crm/dealviews/rows", deals.rows(query, deals.page(query, cursor, DealViews.ROWS)));
        }
        return page(query, cursor, null);
    }

    private Page page(DealQuery query, @Nullable Cursor cursor, @Nullable String fault) {
        Actor actor = Actor.current();
        boolean grouped = deals.isGrouped(query);
        DealViews.Found found =
                grouped ? new DealViews.Found(List.of(), null) : deals.page(query, cursor, DealViews.ROWS);
        List<DealListView.Group> groups = grouped ? deals.groups(query) : List.of();
        return Page.of(
                "Deals",
                "crm/dealviews/list",
                new DealListView(
                        query,
                        deals.rows(
                                query,
                                grouped
                                        ? new DealViews.Found(
                                                groups.stream()
                                                        .flatMap(g -> g.deals().stream())
                                                        .toList(),
                                                null)
                                        : found),
                        groups,
                        deals.totals(query),
                        grouped ? List.of() : deals.forecast(query),
                        pipelines.all(),
                        deals.colleagues(),
                        fields.seen(),
                        DealViews.mayEdit() ? deeds(actor) : Map.of(),
                        views.of(PAGE),
                        DealViews.mayEdit(),
                        actor.has(Role.MANAGER) || actor.has(Role.ANALYST),
                        fault));
    }

    /** What can be done to many at once. */
    private Map<String, String> deeds(Actor actor) {
        Map<String, String> deeds = new LinkedHashMap<>();
        deeds.put("owner", "Give to");
        deeds.put("stage", "Move to stage");
        deeds.put("expected", "Set the expected day");
        for (Field field : fields.seen()) {
            if (field.isEditedBy(actor)) {
                deeds.put("set " + field.key(), "Set " + field.label());
                if (field.kind() == Kind.MULTI) {
                    deeds.put("add " + field.key(), "Add to " + field.label());
                }
            }
        }
        return deeds;
    }

    /** Keeps the view under a name. */
    @PostMapping("/crm/deals/views")
    View keep(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "false") boolean shared) {
        DealQuery view = DealQuery.of(DealQuery.parameters(query));
        String fault =
                views.keep(PAGE, name, view.text(), shared && Actor.current().has(Role.MANAGER));
        return fault == null
                ? Redirect.to(view.href()).saying("Kept as “" + name.strip() + "”.")
                : page(view, null, fault).status(422);
    }

    @PostMapping("/crm/deals/views/{id}/name")
    View rename(@PathVariable long id, @RequestParam String name, @RequestParam(defaultValue = "") String query) {
        String fault = views.rename(id, name);
        Redirect back = Redirect.to(DealQuery.of(DealQuery.parameters(query)).href());
        return fault == null ? back.saying("The view is called “" + name.strip() + "” now.") : back.warning(fault);
    }

    @PostMapping("/crm/deals/views/{id}/removal")
    View remove(@PathVariable long id) {
        return views.remove(id)
                ? Redirect.to(DealQuery.PATH).saying("The view is gone; the deals are not.")
                : Redirect.to(DealQuery.PATH).warning("Only its maker can remove this view.");
    }

    /** The whole view as a file, streamed; fields that whoever asks may not see are not in it. */
    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping("/crm/deals/export.{form:csv|xlsx}")
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        DealQuery query = DealQuery.of(parameters).with(Map.of("group", ""));
        audit.record("exported", "deals", "list", "{\"form\":\"" + form + "\"}");
        try (Sheet sheet = Sheet.answer(response, form, "deals")) {
            List<DealListView.Column> columns = deals.columns(query);
            sheet.row(DealSheets.head(columns));
            Cursor after = null;
            for (int written = 1; written < Sheet.MOST_ROWS; written += DealViews.STEP) {
                DealViews.Found found = deals.page(query, after, DealViews.STEP);
                DealListView.Rows rows = deals.rows(query, found);
                for (var deal : found.deals()) {
                    sheet.row(DealSheets.cells(deal, columns, rows.names()));
                }
                sheet.flush();
                if (found.next() == null) {
                    return;
                }
                after = Cursor.parse(found.next(), 2);
            }
        }
    }
}
