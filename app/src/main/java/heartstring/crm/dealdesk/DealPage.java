package heartstring.crm.dealdesk;

import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealDraft;
import heartstring.crm.deals.DealOutcome;
import heartstring.crm.deals.Deals;
import heartstring.crm.notes.Attachments;
import heartstring.crm.notices.Notices;
import heartstring.crm.picks.Picks;
import heartstring.crm.pipelines.Pipelines;
import heartstring.crm.tasks.Tasks;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.story.timeline.Entry;
import heartstring.story.timeline.Filter;
import heartstring.story.timeline.Timeline;
import heartstring.story.timeline.TimelinePage;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One deal: what it is, what happened, and every change of it as an address of its own. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class DealPage {

    private static final String ONE = "/crm/deals/{id:\\d+}";
    private static final int LINES = 100;
    private static final int STORY = 40;
    private static final int FILES = 50;

    private final Deals deals;
    private final Pipelines pipelines;
    private final BoardSql sql;
    private final Tasks tasks;
    private final Attachments attachments;
    private final Notices notices;
    private final Timeline timeline;
    private final Picks picks;
    private final Settings settings;
    private final InstantSource time;
    private final CustomersInReach inReach;
    private final Reaches reaches;

    DealPage(
            Deals deals,
            Pipelines pipelines,
            BoardSql sql,
            Tasks tasks,
            Attachments attachments,
            Notices notices,
            Timeline timeline,
            Picks picks,
            Settings settings,
            InstantSource time,
            CustomersInReach inReach,
            Reaches reaches) {
        this.inReach = inReach;
        this.reaches = reaches;
        this.deals = deals;
        this.pipelines = pipelines;
        this.sql = sql;
        this.tasks = tasks;
        this.attachments = attachments;
        this.notices = notices;
        this.timeline = timeline;
        this.picks = picks;
        this.settings = settings;
        this.time = time;
    }

    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping(ONE)
    View one(@PathVariable long id, @RequestParam(defaultValue = "false") boolean only) {
        return page(find(id), only, null);
    }

    private Deal find(long id) {
        return deals.find(id).orElseThrow(() -> Refusal.notFound("deal"));
    }

    private Page page(Deal deal, boolean only, @Nullable String fault) {
        List<Long> followers = notices.followers(Notices.About.deal(deal.id()));
        TimelinePage story = story(deal, only);
        return Page.of(
                deal.title(),
                "crm/dealdesk/deal",
                new DealView(
                        deal,
                        pipelines.find(deal.pipelineId()).orElseThrow(),
                        deals.moves(deal.id()),
                        deals.lines(deal.id()),
                        story,
                        sql.others(
                                story.entries().stream()
                                        .mapToLong(Entry::profileId)
                                        .toArray(),
                                deal.customerId()),
                        only,
                        tasks.ofDeal(deal.id(), LINES),
                        attachments.ofDeal(deal.id(), FILES),
                        sql.colleagues(BoardPage.MOST_COLLEAGUES),
                        deals.reasons("lost"),
                        followers.contains(Actor.current().userId()),
                        followers.size(),
                        BoardPage.mayEdit(),
                        fault,
                        time.instant()));
    }

    /** What happened with the deal's customer and contact, or what speaks of the deal alone. */
    private TimelinePage story(Deal deal, boolean only) {
        if (only) {
            return timeline.these(deals.facts(deal.id(), LINES));
        }
        List<Long> customers = new ArrayList<>(List.of(deal.customerId()));
        if (deal.contactId() != 0 && deal.contactId() != deal.customerId()) {
            customers.add(deal.contactId());
        }
        customers.removeIf(customer -> !inReach.isIn(customer));
        return customers.isEmpty()
                ? timeline.these(deals.facts(deal.id(), LINES))
                : timeline.page(customers, Filter.ALL, null, STORY);
    }

    @GetMapping("/crm/deals/new")
    View blank(
            @RequestParam(defaultValue = "0") int pipeline,
            @RequestParam(defaultValue = "0") int stage,
            @RequestParam(defaultValue = "0") long customer) {
        int begin = stage != 0
                ? stage
                : pipelines.find(pipeline).or(() -> pipelines.open().stream().findFirst()).stream()
                        .flatMap(p -> p.stages().stream())
                        .findFirst()
                        .map(s -> s.id())
                        .orElse(0);
        return fresh(Map.of(), begin, customer, null);
    }

    private Page fresh(Map<String, String> typed, int stage, long customer, @Nullable String fault) {
        String name = picks.of(customer).map(Picks.Pick::name).orElse("");
        return Page.of(
                "New deal",
                "crm/dealdesk/new",
                new DealNewView(
                        typed,
                        pipelines.open(),
                        stage,
                        name.isEmpty() ? 0 : customer,
                        name,
                        sql.colleagues(BoardPage.MOST_COLLEAGUES),
                        Actor.current().userId(),
                        settings.currency().getCurrencyCode(),
                        fault));
    }

    @PostMapping("/crm/deals")
    View open(@RequestParam MultiValueMap<String, String> form) {
        boolean quick = DealForm.text(form, "quick").equals("true");
        int stage = Math.toIntExact(Math.min(Integer.MAX_VALUE, DealForm.number(form, "stage")));
        String fault;
        try {
            Optional<Long> customer = customer(form, "customer", "customerId");
            if (customer.isEmpty()) {
                fault = "Choose the customer from the list, or type their e-mail address.";
            } else {
                long owner = quick ? Actor.current().userId() : DealForm.number(form, "owner");
                switch (deals.open(draft(form, customer.get(), stage, owner))) {
                    case DealOutcome.Done done -> {
                        return Redirect.to(
                                        quick || !isSeen(done.deal())
                                                ? "/crm/deals?pipeline="
                                                        + done.deal().pipelineId()
                                                : "/crm/deals/" + done.deal().id())
                                .saying("The deal is open.");
                    }
                    case DealOutcome.Refused refused -> fault = refused.sentence();
                    case DealOutcome.Clash clash -> fault = clash.sentence();
                    case DealOutcome.Unknown u -> fault = "There is no such deal.";
                }
            }
        } catch (IllegalArgumentException e) {
            fault = String.valueOf(e.getMessage());
        }
        return fresh(form.toSingleValueMap(), stage, DealForm.number(form, "customerId"), fault)
                .status(422);
    }

    private Optional<Long> customer(MultiValueMap<String, String> form, String field, String chosen) {
        return picks.meant(DealForm.number(form, chosen), DealForm.text(form, field));
    }

    private DealDraft draft(MultiValueMap<String, String> form, long customer, int stage, long owner) {
        String currency = DealForm.text(form, "currency").isEmpty()
                ? settings.currency().getCurrencyCode()
                : DealForm.text(form, "currency").toUpperCase(Locale.ROOT);
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("The currency has three letters, such as EUR.");
        }
        String contact = DealForm.text(form, "contact");
        Optional<Long> person = contact.isEmpty() ? Optional.of(0L) : customer(form, "contact", "contactId");
        if (person.isEmpty()) {
            throw new IllegalArgumentException("Choose the contact from the list, or type their e-mail address.");
        }
        return new DealDraft(
                DealForm.text(form, "title"),
                customer,
                person.get(),
                stage,
                DealForm.money(DealForm.text(form, "amount"), currency),
                currency,
                owner,
                DealForm.day(DealForm.text(form, "expected")),
                DealForm.percent(DealForm.text(form, "likely")));
    }

    @PostMapping(ONE)
    View change(@PathVariable long id, @RequestParam MultiValueMap<String, String> form) {
        Deal deal = find(id);
        try {
            long customer = customer(form, "customer", "customerId")
                    .or(() -> DealForm.text(form, "customer").equals(deal.customerName())
                            ? Optional.of(deal.customerId())
                            : Optional.empty())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Choose the customer from the list, or type their e-mail address."));
            int version = Math.toIntExact(Math.min(Integer.MAX_VALUE, DealForm.number(form, "version")));
            return said(
                    deals.change(id, draft(form, customer, 0, DealForm.number(form, "owner")), version), id, "Kept.");
        } catch (IllegalArgumentException e) {
            return page(deal, false, String.valueOf(e.getMessage())).status(422);
        }
    }

    /** Moves it; quietly for the board, which has moved the card already. */
    @PostMapping(ONE + "/stage")
    View move(@PathVariable long id, @RequestParam int stage, @RequestParam(defaultValue = "false") boolean quiet) {
        DealOutcome outcome = deals.move(id, stage);
        if (!quiet) {
            return said(outcome, id, "Moved.");
        }
        return switch (outcome) {
            case DealOutcome.Done done -> Quiet.done();
            case DealOutcome.Refused refused -> Quiet.refused(422, refused.sentence());
            case DealOutcome.Clash clash -> Quiet.refused(409, clash.sentence());
            case DealOutcome.Unknown unknown -> Quiet.refused(404, "The deal is gone.");
        };
    }

    @PostMapping(ONE + "/closure")
    View close(@PathVariable long id, @RequestParam boolean won, @RequestParam(defaultValue = "") String reason) {
        return said(deals.close(id, won, reason), id, won ? "Won. Well done." : "Closed as lost.");
    }

    @PostMapping(ONE + "/reopening")
    View reopen(@PathVariable long id) {
        return said(deals.reopen(id), id, "It is open again.");
    }

    @PostMapping(ONE + "/products")
    View products(@PathVariable long id, @RequestParam MultiValueMap<String, String> form) {
        Deal deal = find(id);
        try {
            return said(deals.setLines(id, DealForm.lines(form, deal.currency())), id, "Kept.");
        } catch (IllegalArgumentException e) {
            return page(deal, false, String.valueOf(e.getMessage())).status(422);
        }
    }

    private boolean isSeen(Deal deal) {
        return reaches.of(RecordKind.DEALS).sees(deal.ownerId(), 0);
    }

    private View said(DealOutcome outcome, long id, String saying) {
        return switch (outcome) {
            case DealOutcome.Done done
            when !isSeen(done.deal()) -> Redirect.to("/crm/deals").saying(saying + " It belongs to somebody else now.");
            case DealOutcome.Done done -> Redirect.to("/crm/deals/" + id).saying(saying);
            case DealOutcome.Refused refused ->
                page(find(id), false, refused.sentence()).status(422);
            case DealOutcome.Clash clash ->
                page(find(id), false, clash.sentence()).status(409);
            case DealOutcome.Unknown unknown -> throw Refusal.notFound("deal");
        };
    }
}
