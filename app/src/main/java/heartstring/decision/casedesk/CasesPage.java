package heartstring.decision.casedesk;

import heartstring.crm.picks.Picks;
import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.decision.cases.HandOpenings;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.ids.Ids;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of cases, opening one by hand, and the card on a customer's page. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class CasesPage {

    static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private static final int LINES = 50;
    private static final int CARD = 5;
    private static final int MOST_KEY = 100;

    private final Cases cases;
    private final HandOpenings byHand;
    private final Picks picks;
    private final CustomersInReach customers;
    private final InstantSource time;

    CasesPage(Cases cases, HandOpenings byHand, Picks picks, CustomersInReach customers, InstantSource time) {
        this.byHand = byHand;
        this.customers = customers;
        this.cases = cases;
        this.picks = picks;
        this.time = time;
    }

    @Bean
    static NavEntry casesEntry() {
        return new NavEntry(
                "Care", 310, "alert-triangle", "Cases", "/cases", Set.of("AGENT", "MANAGER", "ADMINISTRATOR"));
    }

    @GetMapping("/cases")
    View list(
            @RequestParam(defaultValue = "running") String view,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursor from = Cursor.parse(cursor, 2);
        String state = switch (view) {
            case "waiting", "closed" -> view;
            case "all" -> "";
            default -> "running";
        };
        long whose = view.equals("mine") ? Actor.current().userId() : view.equals("nobodys") ? -1 : 0;
        String word = Cause.of(cause).map(Cause::word).orElse("");
        List<Case> found = cases.page(
                state,
                word,
                whose,
                from == null ? END : from.moment(0),
                from == null ? Long.MAX_VALUE : from.number(1),
                LINES + 1);
        List<Case> shown = found.subList(0, Math.min(LINES, found.size()));
        String next = found.size() > LINES
                ? Cursor.of(shown.getLast().openedAt(), shown.getLast().id()).text()
                : null;
        Role role = role();
        return Page.of(
                "Cases",
                "decision/cases/list",
                new CasesView(
                        view, word, shown, cases.counts(), time.instant(), next, role != null && role != Role.AGENT));
    }

    private static @Nullable Role role() {
        Actor.Colleague who = Actor.current().colleague();
        return who == null ? null : who.role();
    }

    /** The cases of a customer, on their page. */
    @GetMapping("/customers/{id:\\d{1,18}}/cases")
    View card(@PathVariable long id) {
        return Fragment.of("decision/cases/card", new CardView(id, cases.ofCustomer(id, CARD), time.instant()));
    }

    @GetMapping("/cases/new")
    View blank(@RequestParam long customer) {
        if (!customers.isIn(customer)) {
            throw Refusal.notFound("customer");
        }
        return blank(customer, "", null);
    }

    private Page blank(long customer, String text, @Nullable String fault) {
        Picks.Pick whom = picks.of(customer).orElseThrow(() -> Refusal.notFound("customer"));
        return Page.of(
                        "New case",
                        "decision/cases/new",
                        new CardView.Fresh(
                                customer, whom.name(), text, Ids.next().toString(), fault))
                .status(fault == null ? 200 : 422);
    }

    /** Sent twice it is one case, and one note in it. */
    @PostMapping("/cases")
    View open(
            @RequestParam long customer,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String key) {
        if (key.length() > MOST_KEY) {
            throw Refusal.badRequest("A key has 100 characters at most.");
        }
        Actor me = Actor.current();
        byte[] made = key.isBlank() ? null : Tokens.digest("case form\n" + me.getName() + "\n" + key);
        return switch (byHand.open(customer, text, me.userId(), made)) {
            case CaseOutcome.Done done ->
                Redirect.to("/cases/" + done.about().id())
                        .saying(
                                done.fresh()
                                        ? "Opened, and yours."
                                        : "A case was open for them already; what you wrote was added to it.");
            case CaseOutcome.Refused refused -> blank(customer, text, refused.sentence());
            case CaseOutcome.Clash clash -> blank(customer, text, clash.sentence());
            case CaseOutcome.Unknown unknown -> throw Refusal.notFound("customer");
        };
    }
}
