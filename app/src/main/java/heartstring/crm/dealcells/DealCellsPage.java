package heartstring.crm.dealcells;

import heartstring.crm.dealfields.DealFields;
import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.crm.dealviews.DealListView;
import heartstring.crm.dealviews.DealQuery;
import heartstring.crm.dealviews.DealViews;
import heartstring.crm.pipelines.Pipelines;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.bulk.Bulks;
import heartstring.platform.fields.Field;
import heartstring.platform.inputs.FieldInput;
import heartstring.platform.inputs.FieldWords;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
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

/** TypingView in the table of deals, and one thing done to many of them. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class DealCellsPage {

    private static final String CELL = "/crm/deals/{id:\\d+}/cells";

    private final Deals deals;
    private final DealViews views;
    private final DealFields fields;
    private final DealHand hand;
    private final Pipelines pipelines;
    private final Bulks bulks;

    DealCellsPage(Deals deals, DealViews views, DealFields fields, DealHand hand, Pipelines pipelines, Bulks bulks) {
        this.deals = deals;
        this.views = views;
        this.fields = fields;
        this.hand = hand;
        this.pipelines = pipelines;
        this.bulks = bulks;
    }

    @GetMapping(CELL)
    View type(@PathVariable long id, @RequestParam String name, HttpServletRequest request) {
        Deal deal = find(id);
        return request.getHeader("HX-Request") == null
                ? Redirect.to("/crm/deals/" + id)
                : Fragment.of("crm/dealcells/typing", typing(deal, column(name), null));
    }

    @PostMapping(CELL)
    View write(
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        Deal deal = find(id);
        DealListView.Column column = column(name);
        String fault = write(deal, column, form);
        if (request.getHeader("HX-Request") == null) {
            Redirect back = Redirect.to("/crm/deals/" + id);
            return fault == null ? back.saying("Kept.") : back.warning(fault);
        }
        if (fault != null) {
            return Fragment.of("crm/dealcells/typing", typing(deal, column, fault))
                    .status(422);
        }
        DealListView.Rows row =
                views.rows(DealQuery.of(Map.of("columns", name)), new DealViews.Found(List.of(find(id)), null));
        return Fragment.of("crm/dealviews/cell", row.cell(row.deals().getFirst(), column));
    }

    private @Nullable String write(Deal deal, DealListView.Column column, MultiValueMap<String, String> form) {
        DealTyping.Reading reading = DealTyping.read(column, form, deal.currency());
        return switch (reading) {
            case DealTyping.Reading.Bad bad -> bad.sentence();
            case DealTyping.Reading.Good good ->
                switch (hand.write(deal, good.what(), good.value())) {
                    case DealOutcome.Done done -> null;
                    case DealOutcome.Refused refused -> refused.sentence();
                    case DealOutcome.Clash clash -> clash.sentence();
                    case DealOutcome.Unknown unknown -> throw Refusal.notFound("deal");
                };
        };
    }

    private TypingView typing(Deal deal, DealListView.Column column, @Nullable String fault) {
        Field field = column.field();
        String href = "/crm/deals/" + deal.id() + "/cells?name=" + column.name();
        FieldInput input = field == null
                ? null
                : FieldInput.of(field, "value", DealFields.held(deal, field), fields.names(List.of(deal)));
        return new TypingView(
                href,
                column.label(),
                input,
                choices(column.name()),
                DealTyping.type(column.name()),
                DealTyping.now(deal, column.name()),
                fault);
    }

    /** The input that belongs to what was chosen to be done to many. */
    @GetMapping("/crm/deals/bulks/input")
    Fragment input(@RequestParam String what) {
        DealListView.Column column = deed(what);
        Field field = column.field();
        return Fragment.of(
                "crm/dealcells/deed",
                new TypingView(
                        "",
                        column.label(),
                        field == null ? null : FieldInput.empty(field, "value"),
                        choices(column.name()),
                        DealTyping.type(column.name()),
                        "",
                        null));
    }

    @PostMapping("/crm/deals/bulks")
    View begin(@RequestParam MultiValueMap<String, String> form) {
        String what = form.getOrDefault("what", List.of("")).getFirst();
        DealQuery query = DealQuery.of(DealQuery.parameters(
                        form.getOrDefault("query", List.of("")).getFirst()))
                .with(Map.of("", ""));
        DealListView.Column column = deed(what);
        if (!(DealTyping.read(column, form, "") instanceof DealTyping.Reading.Good good)) {
            return Redirect.to(query.href()).warning("Choose or type what they are to hold.");
        }
        List<Long> ids = chosen(form, query);
        if (ids.isEmpty() || ids.size() > Bulks.MOST) {
            return Redirect.to(query.href())
                    .warning(
                            ids.isEmpty()
                                    ? "Choose at least one row."
                                    : "More than 10,000 are too many at once. Narrow the view with filters.");
        }
        Field field = column.field();
        String shown = good.value().isEmpty() || good.value().equals("null")
                ? "emptied"
                : field != null
                        ? FieldWords.text(field, good.value(), Map.of())
                        : choices(column.name()).getOrDefault(good.value(), good.value());
        String deed = what.startsWith("add ") ? what : good.what();
        bulks.begin(new Bulks.Wanted(
                DealHand.SUBJECT, deed, good.value(), column.label() + ": " + shown + ".", query.href(), ids));
        return Redirect.to(query.href());
    }

    private List<Long> chosen(MultiValueMap<String, String> form, DealQuery query) {
        if (!form.getOrDefault("all", List.of()).contains("true")) {
            return form.getOrDefault("ids", List.of()).stream()
                    .filter(id -> id.matches("\\d{1,18}"))
                    .limit(Bulks.MOST + 1L)
                    .map(Long::valueOf)
                    .toList();
        }
        List<Long> ids = new ArrayList<>();
        Cursor after = null;
        do {
            DealViews.Found found = views.page(query, after, DealViews.STEP);
            found.deals().forEach(deal -> ids.add(deal.id()));
            after = found.next() == null ? null : Cursor.parse(found.next(), 2);
        } while (after != null && ids.size() <= Bulks.MOST);
        return ids;
    }

    /** The column that a deed fills. */
    private DealListView.Column deed(String what) {
        return column(what.matches("(set|add) [A-Za-z0-9_]{1,60}") ? DealQuery.FIELD + what.substring(4) : what);
    }

    private DealListView.Column column(String name) {
        return views.column(name)
                .filter(DealListView.Column::typed)
                .orElseThrow(() -> Refusal.badRequest("This cannot be typed here."));
    }

    private Map<String, String> choices(String name) {
        Map<String, String> choices = new java.util.LinkedHashMap<>();
        switch (name) {
            case "owner" -> {
                choices.put("0", "Nobody");
                views.colleagues().forEach((id, colleague) -> choices.put(id.toString(), colleague));
            }
            case "stage" ->
                DealViews.stages(pipelines.open()).forEach((id, stage) -> choices.put(id.toString(), stage));
            default -> {}
        }
        return choices;
    }

    private Deal find(long id) {
        return deals.find(id).map(fields::shown).orElseThrow(() -> Refusal.notFound("deal"));
    }
}
