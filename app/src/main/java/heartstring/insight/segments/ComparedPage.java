package heartstring.insight.segments;

import heartstring.kernels.memberships.Cell;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Refusal;
import heartstring.ui.charts.Chart;
import heartstring.ui.components.Format;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Segments compared: their sizes and growth, how they overlap, and what is special about one of them. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class ComparedPage {

    private static final String PATH = "/insight/segments";

    /** Segments compared at a time. */
    static final int MOST = 8;

    private static final int FIRST = 4;
    private static final int COMBINATIONS = 24;
    private static final int LINES = 20;
    private static final int GROWTH_DAYS = 90;
    private static final int BEFORE_DAYS = 30;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final Compared compared;

    ComparedPage(Compared compared) {
        this.compared = compared;
    }

    @Bean
    static NavEntry comparedEntry() {
        return new NavEntry("Insight", 650, "chart-bar", "Segments compared", PATH, Set.of("MANAGER", "ANALYST"));
    }

    @GetMapping(PATH)
    Page segments(@RequestParam(defaultValue = "") List<Integer> segment, @RequestParam(defaultValue = "0") int about) {
        Compared.Counting counting = compared.last().orElse(null);
        List<Compared.Known> chosen = counting == null ? List.of() : chosen(counting, segment);
        return Page.of("Segments compared", "insight/segments/segments", view(counting, chosen, about));
    }

    private ComparedView view(Compared.@Nullable Counting counting, List<Compared.Known> chosen, int about) {
        List<ComparedView.Choice> all = choices(counting, chosen);
        if (counting == null || chosen.isEmpty()) {
            return ComparedView.none(counting == null ? null : counting.at(), all);
        }
        List<Map<LocalDate, Long>> sizes =
                chosen.stream().map(k -> compared.sizes(k, GROWTH_DAYS)).toList();
        List<ComparedView.Size> lines = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            lines.add(size(counting, chosen.get(i), sizes.get(i)));
        }
        List<Cell> cells = compared.cells(counting, chosen);
        long largest = cells.isEmpty() ? 1 : cells.getFirst().members();
        Compared.Known special = chosen.stream()
                .filter(k -> k.segment().id() == about)
                .findFirst()
                .orElse(chosen.getFirst());
        return new ComparedView(
                counting.at(),
                counting.house(),
                all,
                lines,
                cells.stream()
                        .limit(COMBINATIONS)
                        .map(c -> ComparedView.combination(c, chosen, largest))
                        .toList(),
                Math.max(0, cells.size() - COMBINATIONS),
                compared.pairs(counting, chosen).stream()
                        .map(ComparedView::shared)
                        .toList(),
                growth(chosen, sizes),
                about(counting, special),
                counting.leftOut());
    }

    private List<ComparedView.Choice> choices(Compared.@Nullable Counting counting, List<Compared.Known> chosen) {
        return compared.named().stream()
                .map(g -> new ComparedView.Choice(
                        g.id(),
                        g.name(),
                        chosen.stream().anyMatch(k -> k.segment().id() == g.id()),
                        counting != null
                                && counting.find(g.id())
                                        .filter(k -> !k.changed())
                                        .isPresent()))
                .toList();
    }

    /** Those asked for, or the largest. */
    private static List<Compared.Known> chosen(Compared.Counting counting, List<Integer> asked) {
        List<Compared.Known> chosen = counting.known().stream()
                .filter(k -> asked.contains(k.segment().id()))
                .limit(MOST)
                .toList();
        return asked.isEmpty() ? counting.known().stream().limit(FIRST).toList() : chosen;
    }

    private ComparedView.Size size(Compared.Counting counting, Compared.Known known, Map<LocalDate, Long> sizes) {
        return new ComparedView.Size(
                known.segment().id(),
                known.segment().name(),
                known.customers(),
                counting.house() == 0 ? 0 : (double) known.customers() / counting.house(),
                Compared.before(sizes, compared.today().minusDays(BEFORE_DAYS)),
                known.changed());
    }

    /** Null where fewer than two days are known; a day on which one was not counted has what it had before. */
    private static @Nullable Chart growth(List<Compared.Known> chosen, List<Map<LocalDate, Long>> sizes) {
        TreeSet<LocalDate> days = new TreeSet<>();
        sizes.forEach(of -> days.addAll(of.keySet()));
        if (days.size() < 2) {
            return null;
        }
        List<Chart.Series> series = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            Map<LocalDate, Long> of = sizes.get(i);
            series.add(new Chart.Series(
                    chosen.get(i).segment().name(),
                    days.stream()
                            .map(day -> {
                                Long before = Compared.before(of, day);
                                return before == null ? 0.0 : (double) before;
                            })
                            .toList()));
        }
        return new Chart(
                Chart.Kind.LINES,
                "Lines: how many customers were in each segment, day by day.",
                "Day",
                days.stream().map(DAY::format).toList(),
                series,
                value -> Format.number(Math.round(value)));
    }

    private ComparedView.About about(Compared.Counting counting, Compared.Known known) {
        List<Compared.Trait> traits = compared.traits(counting, known);
        int id = known.segment().id();
        return new ComparedView.About(
                id,
                known.segment().name(),
                known.customers(),
                known.customers() < SegmentsStudy.FEWEST || counting.house() - known.customers() < SegmentsStudy.FEWEST,
                known.changed(),
                traits.stream()
                        .filter(Compared.Trait::isMore)
                        .limit(LINES)
                        .map(t -> ComparedView.line(id, t))
                        .toList(),
                traits.stream()
                        .filter(t -> !t.isMore())
                        .limit(LINES)
                        .map(t -> ComparedView.line(id, t))
                        .toList());
    }

    private Compared.Counting counting() {
        return compared.last().orElseThrow(() -> Refusal.unprocessable("No segment is counted yet."));
    }

    /** Every combination of the chosen segments as a file. */
    @GetMapping(PATH + "/overlap.{form:csv|xlsx}")
    void overlap(
            @PathVariable String form,
            @RequestParam(defaultValue = "") List<Integer> segment,
            HttpServletResponse response)
            throws IOException {
        Compared.Counting counting = counting();
        List<Compared.Known> chosen = chosen(counting, segment);
        try (Sheet sheet = Sheet.answer(response, form, "groups-overlap")) {
            List<Object> head = new ArrayList<>();
            chosen.forEach(k -> head.add(k.segment().name()));
            head.add("customers");
            sheet.row(head);
            for (Cell cell : compared.cells(counting, chosen)) {
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < chosen.size(); i++) {
                    row.add(cell.has(i) ? 1 : 0);
                }
                row.add(cell.members());
                sheet.row(row);
            }
        }
    }

    /** What is special about one segment as a file. */
    @GetMapping(PATH + "/{id:\\d{1,9}}/traits.{form:csv|xlsx}")
    void traits(@PathVariable int id, @PathVariable String form, HttpServletResponse response) throws IOException {
        Compared.Counting counting = counting();
        Compared.Known known = counting.find(id).orElseThrow(() -> Refusal.notFound("segment"));
        try (Sheet sheet = Sheet.answer(response, form, "group-" + id)) {
            sheet.row(List.of(
                    "what", "which", "in_group", "others", "share", "from", "until", "share_of_others", "false_rate"));
            for (Compared.Trait t : compared.traits(counting, known)) {
                sheet.row(List.of(
                        t.family(),
                        t.name(),
                        t.hits(),
                        t.otherHits(),
                        t.share().value(),
                        t.share().low(),
                        t.share().high(),
                        t.otherShare().value(),
                        t.rate()));
            }
        }
    }
}
