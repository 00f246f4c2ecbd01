package heartstring.decision.giftdesk;

import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.giftprogrammes.GiftProgrammes;
import heartstring.decision.giftprogrammes.GiftStock;
import heartstring.decision.gifts.Gifts;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Gift programmes: what tills may give away, to whom how often, and which budget pays. */
@ForRoles(Role.MANAGER)
@Controller
class GiftsPage {

    private static final String PATH = "/gifts";
    private static final String ONE = PATH + "/programmes/{id:\\d{1,18}}";
    private static final Duration LATELY = Duration.ofDays(30);

    private final GiftProgrammes programmes;
    private final GiftStock stock;
    private final Gifts gifts;
    private final Budgets budgets;
    private final Settings settings;
    private final InstantSource time;

    GiftsPage(
            GiftProgrammes programmes,
            GiftStock stock,
            Gifts gifts,
            Budgets budgets,
            Settings settings,
            InstantSource time) {
        this.programmes = programmes;
        this.stock = stock;
        this.gifts = gifts;
        this.budgets = budgets;
        this.settings = settings;
        this.time = time;
    }

    @Bean
    static NavEntry giftsEntry() {
        return new NavEntry("Loyalty", 507, "gift", "Gifts at the till", PATH, Set.of("MANAGER", "ADMINISTRATOR"));
    }

    /** The fields of the form, as they were typed. */
    record Form(
            @Nullable String name,
            @Nullable BigDecimal most,
            @Nullable Integer every,
            @Nullable Long budget,
            @Nullable Integer held,
            @Nullable List<String> stores) {}

    @GetMapping(PATH)
    View list() {
        return list(ProgrammeForm.BLANK, null);
    }

    private Page list(ProgrammeForm form, @Nullable String fault) {
        List<GiftsView.Line> lines = programmes.all().stream()
                .map(p -> new GiftsView.Line(
                        p,
                        programmes.share(p),
                        budgets.byId(p.budgetId()).orElse(null),
                        left(p),
                        Tally.of(gifts.tally(p.id(), time.instant().minus(LATELY)))))
                .toList();
        return Page.of(
                        "Gifts at the till",
                        "decision/giftdesk/gifts",
                        new GiftsView(lines, form, choices(), programmes.stores(), currency(), fault))
                .status(fault == null ? 200 : 422);
    }

    private long left(GiftProgramme programme) {
        return budgets.byId(programme.budgetId())
                .filter(b -> !b.eachStore())
                .map(b -> budgets.left(b, null))
                .orElse(-1L);
    }

    private String currency() {
        return settings.currency().getCurrencyCode();
    }

    private List<Budget> choices() {
        return budgets.all().stream()
                .filter(b -> b.currency().equals(currency()) && !b.stopped())
                .toList();
    }

    private GiftProgramme.Draft draft(Form form, String currency) {
        return new GiftProgramme.Draft(
                form.name() == null ? "" : form.name(),
                currency,
                ProgrammeForm.minor(form.most(), currency),
                form.every() == null ? -1 : form.every(),
                form.budget() == null ? 0 : form.budget(),
                form.held() == null ? -1 : form.held(),
                form.stores() == null
                        ? List.of()
                        : form.stores().stream()
                                .filter(s -> !s.isBlank())
                                .distinct()
                                .toList());
    }

    @PostMapping(PATH)
    View make(Form form) {
        GiftProgramme.Draft draft = draft(form, currency());
        String fault = programmes.fault(draft);
        if (fault == null && programmes.all().size() >= GiftProgrammes.MOST) {
            fault = "There are " + GiftProgrammes.MOST + " programmes; change one of them.";
        }
        return fault != null
                ? list(ProgrammeForm.of(draft), fault)
                : Redirect.to(PATH + "/programmes/" + programmes.make(draft))
                        .saying("The programme is there. Say what it may give, then let it run.");
    }

    @GetMapping(ONE)
    View one(@PathVariable long id) {
        return one(programme(id), null, null);
    }

    private GiftProgramme programme(long id) {
        return programmes.byId(id).orElseThrow(() -> Refusal.notFound("gift programme"));
    }

    private Page one(GiftProgramme programme, @Nullable ProgrammeForm form, @Nullable String fault) {
        Map<String, String> names = programmes.names(programme);
        Map<Long, Long> left = stock.left(programme.items().stream()
                .filter(GiftProgramme.Item::counted)
                .map(GiftProgramme.Item::id)
                .toList());
        List<ProgrammeView.Item> items = programme.items().stream()
                .map(i -> new ProgrammeView.Item(
                        i,
                        names.getOrDefault(i.product(), i.product()),
                        names.containsKey(i.product()),
                        left.getOrDefault(i.id(), -1L)))
                .toList();
        return Page.of(
                        programme.name(),
                        "decision/giftdesk/programme",
                        new ProgrammeView(
                                programme,
                                form == null ? ProgrammeForm.of(programme, programmes.share(programme)) : form,
                                items,
                                choices(),
                                programmes.stores(),
                                programmes.categories(),
                                Tally.of(gifts.tally(
                                        programme.id(), time.instant().minus(LATELY))),
                                fault))
                .status(fault == null ? 200 : 422);
    }

    @PostMapping(ONE)
    View set(@PathVariable long id, Form form) {
        GiftProgramme programme = programme(id);
        GiftProgramme.Draft draft = draft(form, programme.currency());
        String fault = programmes.fault(draft);
        if (fault != null) {
            return one(programme, ProgrammeForm.of(draft), fault);
        }
        programmes.set(id, draft);
        return Redirect.to(PATH + "/programmes/" + id).saying("Kept. It holds from the next basket on.");
    }

    @PostMapping(ONE + "/running")
    View run(@PathVariable long id, @RequestParam boolean running) {
        GiftProgramme programme = programme(id);
        if (running && programme.items().isEmpty()) {
            return Redirect.to(PATH + "/programmes/" + id).warning("Say first what it may give.");
        }
        programmes.run(id, running);
        return Redirect.to(PATH + "/programmes/" + id)
                .saying(
                        running
                                ? "It runs: tills ask it from now on."
                                : "Stopped. What is set aside can still be given.");
    }

    @PostMapping(ONE + "/products")
    View give(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String product,
            @RequestParam(required = false) @Nullable BigDecimal cost,
            @RequestParam(required = false) @Nullable Long pieces) {
        GiftProgramme programme = programme(id);
        String fault = programmes.give(id, product, ProgrammeForm.minor(cost, programme.currency()), pieces);
        return fault == null ? Redirect.to(PATH + "/programmes/" + id).saying("Kept.") : one(programme, null, fault);
    }

    @PostMapping(ONE + "/categories")
    View giveCategory(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "0") int percent) {
        programme(id);
        int added = programmes.giveCategory(id, category, percent);
        Redirect back = Redirect.to(PATH + "/programmes/" + id);
        return added > 0
                ? back.saying(added == 1 ? "One product was added." : added + " products were added.")
                : back.warning("Nothing was added: its products are here already, or no price is known of them.");
    }

    @PostMapping(ONE + "/products/{item:\\d{1,18}}/removal")
    View take(@PathVariable long id, @PathVariable long item) {
        programmes.take(programme(id).id(), item);
        return Redirect.to(PATH + "/programmes/" + id).saying("Taken off.");
    }
}
