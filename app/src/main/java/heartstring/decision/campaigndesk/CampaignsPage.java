package heartstring.decision.campaigndesk;

import heartstring.crm.picks.Picks;
import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.campaigns.Ahead;
import heartstring.decision.campaigns.Campaign;
import heartstring.decision.campaigns.Campaigns;
import heartstring.decision.sending.Line;
import heartstring.decision.sending.Messages;
import heartstring.messaging.templates.Templates;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.story.segments.Segments;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.HashMap;
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

@ForRoles(Role.MANAGER)
@Controller
class CampaignsPage {

    private static final String PATH = "/campaigns";
    private static final String ONE = PATH + "/{id:\\d{1,18}}";
    private static final int LINES = 30;
    private static final int LAST = 10;

    private final Campaigns campaigns;
    private final Messages messages;
    private final Segments segments;
    private final Templates templates;
    private final CustomersInReach customers;
    private final Picks picks;
    private final Settings settings;

    CampaignsPage(
            Campaigns campaigns,
            Messages messages,
            Segments segments,
            Templates templates,
            CustomersInReach customers,
            Picks picks,
            Settings settings) {
        this.campaigns = campaigns;
        this.messages = messages;
        this.segments = segments;
        this.templates = templates;
        this.customers = customers;
        this.picks = picks;
        this.settings = settings;
    }

    @Bean
    static NavEntry campaignsEntry() {
        return new NavEntry("Campaigns", 560, "send", "Campaigns", PATH, Set.of("MANAGER"));
    }

    @GetMapping(PATH)
    View list(@RequestParam(required = false) @Nullable String cursor) {
        Cursor from = Cursor.parse(cursor, 1);
        return list(CampaignForm.blank(campaigns.usualShare()), from == null ? Long.MAX_VALUE : from.number(0), null);
    }

    private Page list(CampaignForm form, long below, @Nullable String fault) {
        List<Campaign> found = campaigns.page(below, LINES + 1);
        List<Campaign> shown = found.subList(0, Math.min(LINES, found.size()));
        return Page.of(
                        "Campaigns",
                        "decision/campaigndesk/campaigns",
                        new CampaignsView(
                                shown,
                                choices(),
                                form,
                                found.size() > LINES
                                        ? Cursor.of(shown.getLast().id()).text()
                                        : null,
                                fault))
                .status(fault == null ? 200 : 422);
    }

    private CampaignsView.Choices choices() {
        return new CampaignsView.Choices(segments.all(), templates.all());
    }

    @PostMapping(PATH)
    View make(CampaignForm.Typed typed) {
        Campaign.Draft draft = typed.draft(settings.zone());
        String fault = campaigns.fault(draft);
        return fault != null
                ? list(CampaignForm.of(draft, settings.zone()), Long.MAX_VALUE, fault)
                : Redirect.to(PATH + "/" + campaigns.make(draft)).saying("Kept. Look whom it reaches, then start it.");
    }

    @GetMapping(ONE)
    View one(@PathVariable long id) {
        return one(campaign(id), null, 0, null);
    }

    private Campaign campaign(long id) {
        return campaigns.byId(id).orElseThrow(() -> Refusal.notFound("campaign"));
    }

    private Page one(Campaign campaign, @Nullable CampaignForm form, long many, @Nullable String fault) {
        return Page.of(campaign.name(), "decision/campaigndesk/campaign", view(campaign, form, many, fault))
                .status(fault == null ? 200 : 422);
    }

    private CampaignsView.One view(Campaign campaign, @Nullable CampaignForm form, long many, @Nullable String fault) {
        Ahead ahead = campaign.state() == Campaign.State.DRAFT
                ? campaigns.ahead(campaign).orElse(null)
                : null;
        int share = campaigns.share(campaign);
        List<Line> last = last(campaign);
        return new CampaignsView.One(
                campaign,
                choices(),
                form == null ? CampaignForm.of(campaign, share, settings.zone()) : form,
                share,
                ahead,
                campaigns.tally(campaign.id()),
                last,
                names(last),
                ahead != null && ahead.isMany() ? Math.max(many, ahead.people()) : many,
                fault);
    }

    /** Of customers within reach. */
    private List<Line> last(Campaign campaign) {
        List<Line> lines = messages.page(0, campaign.trial(), Long.MAX_VALUE, LAST);
        Set<Long> seen = customers.among(lines.stream().map(Line::customerId).toList());
        return lines.stream().filter(l -> seen.contains(l.customerId())).toList();
    }

    private Map<Long, String> names(List<Line> lines) {
        Map<Long, String> names = new HashMap<>();
        for (Line line : lines) {
            picks.of(line.customerId()).ifPresent(pick -> names.put(line.customerId(), pick.name()));
        }
        return names;
    }

    @GetMapping(ONE + "/progress")
    View progress(@PathVariable long id) {
        Campaign campaign = campaign(id);
        // Once it has ended the whole page is another one.
        return campaign.state() == Campaign.State.RUNNING
                ? Fragment.of("decision/campaigndesk/progress", view(campaign, null, 0, null))
                : Redirect.to(PATH + "/" + id);
    }

    @PostMapping(ONE)
    View set(@PathVariable long id, CampaignForm.Typed typed) {
        Campaign campaign = campaign(id);
        Campaign.Draft draft = typed.draft(settings.zone());
        String fault = campaigns.fault(draft);
        if (fault == null && !campaigns.set(id, draft)) {
            fault = "It has started; it stays as it is.";
        }
        return fault == null
                ? Redirect.to(PATH + "/" + id).saying("Kept.")
                : one(campaign, CampaignForm.of(draft, settings.zone()), 0, fault);
    }

    @PostMapping(ONE + "/start")
    View start(@PathVariable long id, @RequestParam(defaultValue = "") String people) {
        Campaign campaign = campaign(id);
        String digits = people.replaceAll("[^0-9]", "");
        return switch (campaigns.start(id, digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits))) {
            case Campaigns.Outcome.Done done -> Redirect.to(PATH + "/" + id).saying("It runs.");
            case Campaigns.Outcome.Refused refused -> one(campaign, null, 0, refused.sentence());
            case Campaigns.Outcome.Many many ->
                one(
                        campaign,
                        null,
                        many.people(),
                        "This reaches " + many.people() + " people. Type that number to start it.");
        };
    }

    @PostMapping(ONE + "/pauses")
    View pause(@PathVariable long id) {
        campaign(id);
        return told(campaigns.pause(id), id, "Paused. What is on its way leaves.");
    }

    @PostMapping(ONE + "/stop")
    View stop(@PathVariable long id) {
        campaign(id);
        return told(campaigns.stop(id), id, "Stopped for good. What is on its way leaves.");
    }

    private static Redirect told(Campaigns.Outcome outcome, long id, String sentence) {
        return outcome instanceof Campaigns.Outcome.Done
                ? Redirect.to(PATH + "/" + id).saying(sentence)
                : Redirect.to(PATH + "/" + id).warning("It is not as it was any more. Look again.");
    }
}
