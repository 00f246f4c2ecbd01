package heartstring.crm.dealdesk;

import heartstring.crm.deals.Deal;
import heartstring.crm.deals.Deals;
import heartstring.crm.pipelines.Pipeline;
import heartstring.crm.pipelines.Pipelines;
import heartstring.crm.pipelines.Stage;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The board of deals. */
@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class BoardPage {

    static final int CARDS = 25;
    static final int MORE_CARDS = 50;
    static final int MOST_COLLEAGUES = 500;
    private static final Duration WON_LATELY = Duration.ofDays(30);

    private final Pipelines pipelines;
    private final Deals deals;
    private final BoardSql sql;
    private final Settings settings;
    private final InstantSource time;

    BoardPage(Pipelines pipelines, Deals deals, BoardSql sql, Settings settings, InstantSource time) {
        this.pipelines = pipelines;
        this.deals = deals;
        this.sql = sql;
        this.settings = settings;
        this.time = time;
    }

    @Bean
    static NavEntry dealsEntry() {
        return new NavEntry("Sales", 340, "target", "Deals", "/crm/deals", Set.of("MANAGER", "AGENT", "ANALYST"));
    }

    /** Whether whoever looks may change deals. */
    static boolean mayEdit() {
        Actor actor = Actor.current();
        return actor.has(Role.MANAGER) || actor.has(Role.AGENT);
    }

    @GetMapping("/crm/deals")
    View board(
            @RequestParam(defaultValue = "0") int pipeline,
            @RequestParam(defaultValue = "0") long owner,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request) {
        Pipeline shown = pipeline == 0
                ? pipelines.first()
                : pipelines.find(pipeline).orElseThrow(() -> Refusal.notFound("pipeline"));
        DealFilter filter = new DealFilter(shown.id(), owner, q, "open", "changed");
        BoardView view = view(shown, filter);
        return request.getHeader("HX-Request") != null
                ? Fragment.of("crm/dealdesk/columns", view)
                : Page.of("Deals", "crm/dealdesk/board", view);
    }

    private BoardView view(Pipeline pipeline, DealFilter filter) {
        List<BoardSql.Sum> sums = sql.sums(filter);
        Map<Integer, List<Deal>> cards = sql.cards(filter, CARDS).stream()
                .collect(Collectors.groupingBy(Deal::stageId, LinkedHashMap::new, Collectors.toList()));
        List<BoardView.Column> columns = new ArrayList<>();
        for (Stage stage : pipeline.stages()) {
            List<BoardView.Total> of = sums.stream()
                    .filter(sum -> sum.stageId() == stage.id())
                    .map(sum ->
                            new BoardView.Total(sum.deals(), sum.amountMinor(), sum.weightedMinor(), sum.currency()))
                    .toList();
            long count = of.stream().mapToLong(BoardView.Total::deals).sum();
            List<Deal> first = cards.getOrDefault(stage.id(), List.of());
            columns.add(new BoardView.Column(
                    stage, count, of, first, count > first.size() ? nextHref(filter, stage.id(), first) : null));
        }
        List<BoardView.Total> won = sql.won(pipeline.id(), time.instant().minus(WON_LATELY)).stream()
                .map(m -> new BoardView.Total(m.deals(), m.amountMinor(), 0, m.currency()))
                .toList();
        return new BoardView(
                filter,
                pipelines.open(),
                pipeline,
                columns,
                together(sums),
                won,
                sql.colleagues(MOST_COLLEAGUES),
                deals.reasons("lost"),
                settings.currency().getCurrencyCode(),
                mayEdit(),
                time.instant());
    }

    private static List<BoardView.Total> together(List<BoardSql.Sum> sums) {
        Map<String, BoardView.Total> totals = new LinkedHashMap<>();
        for (BoardSql.Sum sum : sums) {
            totals.merge(
                    sum.currency(),
                    new BoardView.Total(sum.deals(), sum.amountMinor(), sum.weightedMinor(), sum.currency()),
                    (a, b) -> new BoardView.Total(
                            a.deals() + b.deals(),
                            a.amountMinor() + b.amountMinor(),
                            a.weightedMinor() + b.weightedMinor(),
                            a.currency()));
        }
        return List.copyOf(totals.values());
    }

    private static String nextHref(DealFilter filter, int stage, List<Deal> shown) {
        Deal last = shown.getLast();
        Object day = last.expectedOn() == null ? "infinity" : last.expectedOn();
        return "/crm/deals/stages/" + stage + "?" + filter.text() + "&after="
                + Cursor.of(day, last.id()).text();
    }

    /** Further cards of a column. */
    @GetMapping("/crm/deals/stages/{stage}")
    View column(
            @PathVariable int stage,
            @RequestParam(defaultValue = "0") int pipeline,
            @RequestParam(defaultValue = "0") long owner,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after) {
        DealFilter filter = new DealFilter(pipeline, owner, q, "open", "changed");
        Cursor cursor = day(Cursor.parse(after, 2));
        List<Deal> found = sql.column(filter, stage, cursor, MORE_CARDS + 1);
        boolean more = found.size() > MORE_CARDS;
        List<Deal> shown = more ? found.subList(0, MORE_CARDS) : found;
        return Fragment.of(
                "crm/dealdesk/cards",
                new BoardView.Cards(shown, more ? nextHref(filter, stage, shown) : null, time.instant(), mayEdit()));
    }

    /** A cursor whose first part is a day or for ever, and so can be handed to the database. */
    private static @Nullable Cursor day(@Nullable Cursor cursor) {
        if (cursor != null && !cursor.string(0).matches("infinity|\\d{4}-\\d{2}-\\d{2}")) {
            throw Refusal.badRequest("The cursor cannot be read. Start again from the first page.");
        }
        return cursor;
    }
}
