package heartstring.decision.giftdesk;

import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.gifts.Decision;
import heartstring.decision.gifts.Gifts;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What was decided about gifts lately, and why; of customers within reach. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class DecisionsPage {

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
    private static final int LINES = 50;
    private static final int BLOCK = 500;
    private static final int MOST_ROWS = 50_000;
    private static final Set<String> STATES =
            Set.of("none", "held_out", "reserved", "given", "voided", "expired", "taken_back");

    private final Gifts gifts;
    private final CustomersInReach customers;

    DecisionsPage(Gifts gifts, CustomersInReach customers) {
        this.gifts = gifts;
        this.customers = customers;
    }

    @GetMapping("/gifts/decisions")
    View list(
            @RequestParam(defaultValue = "0") long programme,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursor from = Cursor.parse(cursor, 2);
        String wanted = STATES.contains(state) ? state : "";
        List<Decision> found = gifts.page(
                programme,
                wanted,
                from == null ? END : from.moment(0),
                from == null ? Long.MAX_VALUE : from.number(1),
                LINES + 1);
        List<Decision> shown = found.subList(0, Math.min(LINES, found.size()));
        String next = found.size() > LINES
                ? Cursor.of(shown.getLast().at(), shown.getLast().id()).text()
                : null;
        return Page.of(
                "What was decided about gifts",
                "decision/giftdesk/decisions",
                new DecisionsView(programme, wanted, shown, next));
    }

    /** Those of customers within reach as a file, the newest first; at most 50,000. */
    @GetMapping("/gifts/decisions.{form:csv|xlsx}")
    void export(
            @RequestParam(defaultValue = "0") long programme,
            @RequestParam(defaultValue = "") String state,
            @PathVariable String form,
            HttpServletResponse response)
            throws IOException {
        String wanted = STATES.contains(state) ? state : "";
        try (Sheet sheet = Sheet.answer(response, form, "gift-decisions")) {
            sheet.row(List.of(
                    "number",
                    "at",
                    "programme",
                    "store",
                    "customer",
                    "came_to",
                    "reason",
                    "product",
                    "name",
                    "cost_minor",
                    "currency",
                    "chance"));
            Instant before = END;
            long beforeId = Long.MAX_VALUE;
            for (int rows = 0; rows < MOST_ROWS; rows += BLOCK) {
                List<Decision> found = gifts.page(programme, wanted, before, beforeId, BLOCK);
                for (Decision decision : found) {
                    sheet.row(DecisionsView.row(decision));
                }
                if (found.size() < BLOCK) {
                    return;
                }
                before = found.getLast().at();
                beforeId = found.getLast().id();
            }
        }
    }

    @GetMapping("/gifts/decisions/{id:\\d{1,18}}")
    View one(@PathVariable long id) {
        Decision decision = gifts.byId(id)
                .filter(d -> customers.isIn(d.customerId()))
                .orElseThrow(() -> Refusal.notFound("decision"));
        return Page.of(
                "A gift and why",
                "decision/giftdesk/decision",
                new DecisionsView.One(decision, Gifts.replay(decision).orElse("")));
    }
}
