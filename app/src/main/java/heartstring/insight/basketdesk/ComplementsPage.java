package heartstring.insight.basketdesk;

import heartstring.insight.baskets.Complements;
import heartstring.insight.baskets.TieRow;
import heartstring.insight.baskets.Wording;
import heartstring.kernels.baskets.Tie;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What goes together, and what is bought instead of each other: all pairs, one product, rules, and the pairs as a file. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class ComplementsPage {

    private static final String PATH = "/insight/baskets";
    private static final int LINES = 50;
    private static final int DRAWN = 60;
    private static final int MOST_WORDS = 100;
    private static final int MOST_RULES = 200;
    private static final int MOST_RULES_IN_FILE = 2_000;
    private static final int RECEIPTS = 100;

    private static final Complements.Told NOTHING = new Complements.Told(null, 0);

    private final Complements complements;
    private final BehindSql behind;
    private final Audit audit;

    ComplementsPage(Complements complements, BehindSql behind, Audit audit) {
        this.complements = complements;
        this.behind = behind;
        this.audit = audit;
    }

    @Bean
    static NavEntry complementsEntry() {
        return new NavEntry(
                "Insight", 610, "basket", "Goes together", PATH, Set.of("MANAGER", "ANALYST", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    Page pairs(
            @RequestParam(defaultValue = "complement") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String cursor) {
        Tie.Kind wanted = kind(kind);
        String words = q.strip();
        if (words.length() > MOST_WORDS) {
            throw Refusal.unprocessable("At most " + MOST_WORDS + " characters are looked for.");
        }
        Cursor at = Cursor.parse(cursor, 3);
        Complements.Told told = complements.told().orElse(NOTHING);
        List<TieRow> lines = complements.strongest(wanted, words, ComplementsView.after(at), LINES);
        boolean drawn = wanted == Tie.Kind.COMPLEMENT && words.isEmpty() && at == null && !lines.isEmpty();
        return Page.of(
                "Goes together",
                "insight/basketdesk/complements",
                new ComplementsView(
                        wanted,
                        words,
                        told.workedOutAt(),
                        told.receipts(),
                        lines,
                        drawn ? TieGraph.of(complements.strongest(wanted, "", null, DRAWN)) : null,
                        ComplementsView.next(lines, LINES)));
    }

    private static Tie.Kind kind(String word) {
        return word.equals("substitute") ? Tie.Kind.SUBSTITUTE : Tie.Kind.COMPLEMENT;
    }

    @GetMapping(PATH + "/{productId:\\d{1,18}}")
    Page product(@PathVariable long productId) {
        Complements.Product product = complements.product(productId).orElseThrow(() -> Refusal.notFound("product"));
        Complements.Told told = complements.told().orElse(NOTHING);
        List<TieRow> ties = complements.of(productId);
        return Page.of(
                product.name(),
                "insight/basketdesk/product",
                new ProductView(
                        product.name(),
                        product.key(),
                        product.category(),
                        product.receipts(),
                        told.receipts(),
                        told.workedOutAt(),
                        ties.stream().filter(TieRow::isComplement).toList(),
                        ties.stream().filter(tie -> !tie.isComplement()).toList()));
    }

    @GetMapping(PATH + "/{productId:\\d{1,18}}/receipts/{otherProductId:\\d{1,18}}")
    Page receipts(@PathVariable long productId, @PathVariable long otherProductId) {
        Complements.Product one = complements.product(productId).orElseThrow(() -> Refusal.notFound("product"));
        Complements.Product other = complements.product(otherProductId).orElseThrow(() -> Refusal.notFound("product"));
        return Page.of(
                one.name() + " with " + other.name(),
                "insight/basketdesk/behind",
                new BehindView(one.id(), one.name(), other.name(), behind.receipts(one.id(), other.id(), RECEIPTS)));
    }

    @GetMapping(PATH + "/rules")
    Page rules(
            @RequestParam(defaultValue = "0.5") String support, @RequestParam(defaultValue = "30") String confidence) {
        Double least = percent(support, 0.01);
        Double surest = percent(confidence, 20);
        long receipts = complements.told().orElse(NOTHING).receipts();
        if (least == null || surest == null) {
            return Page.of(
                            "Rules",
                            "insight/basketdesk/rules",
                            new RulesView(
                                    support,
                                    confidence,
                                    "The support is from 0.01 to 100, the confidence from 20 to 100.",
                                    receipts,
                                    List.of()))
                    .status(422);
        }
        long fewest = (long) Math.ceil(least / 100 * receipts - 1e-9);
        List<RulesView.Line> lines = complements.rules(fewest, surest / 100, MOST_RULES).stream()
                .map(rule -> RulesView.line(rule, receipts))
                .toList();
        return Page.of("Rules", "insight/basketdesk/rules", new RulesView(support, confidence, null, receipts, lines));
    }

    private static @Nullable Double percent(String typed, double least) {
        try {
            double value = Double.parseDouble(typed.strip().replace(',', '.'));
            return value >= least && value <= 100 ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The same rules, and more of them, as a file. */
    @GetMapping(PATH + "/rules.{form:csv|xlsx}")
    void rulesFile(
            @PathVariable String form,
            @RequestParam(defaultValue = "0.5") String support,
            @RequestParam(defaultValue = "30") String confidence,
            HttpServletResponse response)
            throws IOException {
        Double least = percent(support, 0.01);
        Double surest = percent(confidence, 20);
        if (least == null || surest == null) {
            throw Refusal.unprocessable("The support is from 0.01 to 100, the confidence from 20 to 100.");
        }
        long receipts = complements.told().orElse(NOTHING).receipts();
        long fewest = (long) Math.ceil(least / 100 * receipts - 1e-9);
        try (Sheet sheet = Sheet.answer(response, form, "rules")) {
            sheet.row(List.of(
                    "products",
                    "with_product",
                    "receipts_with_all",
                    "receipts_with_products",
                    "receipts_with_product",
                    "receipts"));
            for (Complements.RuleRow rule : complements.rules(fewest, surest / 100, MOST_RULES_IN_FILE)) {
                sheet.row(List.of(
                        String.join(" + ", rule.left()),
                        rule.right(),
                        rule.together(),
                        rule.leftReceipts(),
                        rule.rightReceipts(),
                        receipts));
            }
        }
    }

    /** All pairs of a kind as a file, streamed. */
    @GetMapping(PATH + "/export.{form:csv|xlsx}")
    void export(
            @PathVariable String form,
            @RequestParam(defaultValue = "complement") String kind,
            @RequestParam(defaultValue = "") String q,
            HttpServletResponse response)
            throws IOException {
        Tie.Kind wanted = kind(kind);
        String words = q.strip().substring(0, Math.min(MOST_WORDS, q.strip().length()));
        audit.record("exported", "pairs of products", "list", "{\"form\":\"" + form + "\"}");
        try (Sheet sheet = Sheet.answer(response, form, "goes-together")) {
            sheet.row(List.of(
                    "product",
                    "name",
                    "with_product",
                    "with_name",
                    "kind",
                    "level",
                    "receipts_together",
                    "receipts",
                    "with_receipts",
                    "receipts_by_chance",
                    "times",
                    "times_from",
                    "times_until",
                    "lately_together",
                    "lately_receipts"));
            Complements.After after = null;
            for (int written = 1; written < Sheet.MOST_ROWS; written += LINES * 10) {
                List<TieRow> ties = complements.strongest(wanted, words, after, LINES * 10);
                for (TieRow tie : ties) {
                    sheet.row(cells(tie));
                }
                sheet.flush();
                if (ties.size() < LINES * 10) {
                    return;
                }
                TieRow last = ties.getLast();
                after = new Complements.After(
                        last.off(), last.left().id(), last.right().id());
            }
        }
    }

    private static List<Object> cells(TieRow tie) {
        return List.of(
                tie.left().key(),
                tie.left().name(),
                tie.right().key(),
                tie.right().name(),
                Wording.word(tie.kind()),
                tie.level().name().toLowerCase(Locale.ROOT),
                tie.together(),
                tie.left().receipts(),
                tie.right().receipts(),
                hundredths(tie.expected()),
                hundredths(tie.lift().value()),
                hundredths(tie.lift().low()),
                hundredths(tie.lift().high()),
                tie.late().together(),
                tie.late().receipts());
    }

    private static double hundredths(double value) {
        return Math.round(100 * value) / 100.0;
    }
}
