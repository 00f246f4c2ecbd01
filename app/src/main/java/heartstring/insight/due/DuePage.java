package heartstring.insight.due;

import heartstring.insight.next.NextBasket;
import heartstring.insight.regulars.Regulars;
import heartstring.insight.runs.Studies;
import heartstring.insight.usual.Usual;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What is due this week across the house, for whom, and what one customer probably buys next. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class DuePage {

    private static final String PATH = "/insight/next";
    private static final int NEW = 3;
    private static final int PRODUCTS = 40;
    private static final int LINES = 50;
    private static final int FILE_PRODUCTS = 1_000;
    private static final int FILE_BLOCK = 500;
    private static final int FILE_LINES = 20_000;

    private final Regulars regulars;
    private final NextBasket baskets;
    private final Usual usual;
    private final Studies studies;
    private final Audit audit;

    DuePage(Regulars regulars, NextBasket baskets, Usual usual, Studies studies, Audit audit) {
        this.usual = usual;
        this.audit = audit;
        this.regulars = regulars;
        this.baskets = baskets;
        this.studies = studies;
    }

    @Bean
    static NavEntry dueAgainEntry() {
        return new NavEntry(
                "Insight", 615, "calendar-repeat", "Due again", PATH, Set.of("MANAGER", "ANALYST", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View week() {
        return Page.of(
                "Due again",
                "insight/due/week",
                DueView.of(
                        regulars.shelves(PRODUCTS),
                        regulars.today(),
                        studies.done(NextBasket.STUDY).orElse(null)));
    }

    @GetMapping(PATH + "/products/{product:\\d{1,18}}")
    View product(@PathVariable long product, @RequestParam(required = false) @Nullable String cursor) {
        String name = name(product);
        List<Regulars.Line> found = regulars.due(product, after(cursor), LINES + 1);
        List<Regulars.Line> shown = found.subList(0, Math.min(LINES, found.size()));
        LocalDate today = regulars.today();
        return Page.of(
                name + ", due again",
                "insight/due/product",
                new NeedView(
                        product,
                        name,
                        shown.stream()
                                .map(line -> NeedView.Line.of(line, today))
                                .toList(),
                        found.size() > LINES ? cursor(shown.getLast()) : null));
    }

    private String name(long product) {
        return regulars.product(product).orElseThrow(() -> Refusal.notFound("product"));
    }

    static String cursor(Regulars.Line line) {
        return Cursor.of(line.on(), line.profileId(), line.productId()).text();
    }

    static Regulars.@Nullable After after(@Nullable String cursor) {
        Cursor from = Cursor.parse(cursor, 3);
        if (from == null) {
            return null;
        }
        try {
            return new Regulars.After(LocalDate.parse(from.string(0)), from.number(1), from.number(2));
        } catch (DateTimeException e) {
            throw Refusal.badRequest("The cursor cannot be read. Start again from the first page.");
        }
    }

    /** Products by for how many they are due, a row each. */
    @GetMapping(PATH + "/due.{form:csv|xlsx}")
    void file(@PathVariable String form, HttpServletResponse response) throws IOException {
        List<Regulars.Shelf> shelves = regulars.shelves(FILE_PRODUCTS);
        LocalDate today = regulars.today();
        try (Sheet sheet = Sheet.answer(response, form, "due-again")) {
            List<Object> head = new ArrayList<>(List.of("product", "customers", "before"));
            IntStream.range(0, Regulars.DAYS - 1).forEach(ahead -> head.add(today.plusDays(ahead)));
            head.addAll(List.of("bought_last_week", "bought_the_week_before", "usual_days"));
            sheet.row(head);
            for (Regulars.Shelf shelf : shelves) {
                List<Object> row = new ArrayList<>(List.of(shelf.product(), shelf.all()));
                row.addAll(shelf.due());
                row.addAll(List.of(shelf.buyers(), shelf.buyersBefore(), Math.round(shelf.usualDays() * 10) / 10.0));
                sheet.row(row);
            }
        }
    }

    /** For whom a product is due, a row each. */
    @GetMapping(PATH + "/products/{product:\\d{1,18}}/due.{form:csv|xlsx}")
    void customers(@PathVariable long product, @PathVariable String form, HttpServletResponse response)
            throws IOException {
        String name = name(product);
        audit.record("exported", "due again", String.valueOf(product), "{\"form\":\"" + form + "\"}");
        try (Sheet sheet = Sheet.answer(response, form, "due-again-" + product)) {
            sheet.row(List.of(
                    "customer", "name", "product", "due_on", "times", "every_days", "last_at", "chance_in_7_days"));
            Regulars.After after = null;
            int written = 0;
            List<Regulars.Line> block;
            do {
                block = regulars.due(product, after, FILE_BLOCK);
                for (Regulars.Line line : block) {
                    sheet.row(Arrays.asList(
                            line.customerId(),
                            line.customer(),
                            name,
                            line.on(),
                            line.times(),
                            Math.round(line.usualDays() * 10) / 10.0,
                            line.boughtAt(),
                            Math.round(line.chance() * 100) / 100.0));
                    after = new Regulars.After(line.on(), line.profileId(), line.productId());
                }
                written += block.size();
            } while (block.size() == FILE_BLOCK && written < FILE_LINES);
        }
    }

    @ForRoles({Role.MANAGER, Role.AGENT})
    @GetMapping("/customers/{id:\\d{1,18}}/next")
    View card(@PathVariable long id) {
        // What goes with what they buy has a card of its own, with the receipts behind it.
        Set<Long> toldBeside = usual.of(id, Usual.SHOWN).along().stream()
                .map(Usual.Along::productId)
                .collect(Collectors.toSet());
        return Fragment.of(
                "insight/due/card",
                NextCard.of(
                        baskets.of(id, NEW, toldBeside),
                        regulars.today(),
                        Actor.current().has(Role.MANAGER)));
    }
}
