package heartstring.decision.campaigndesk;

import heartstring.decision.campaigns.Campaign;
import heartstring.decision.campaigns.Campaigns;
import heartstring.decision.campaigns.Tally;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns for programs. */
@Tag(name = "Campaigns")
@RestController
class CampaignsApi {

    private static final int MOST = 100;

    private final Campaigns campaigns;

    CampaignsApi(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    record CampaignLine(
            long id,
            String name,
            int segment,
            int template,

            @Schema(description = "Of 100 people so many go without")
            int holdOutPercent,

            int perMinute,

            @Schema(description = "draft, running, paused, stopped or done")
            String state,

            @Nullable Instant startAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    record CampaignList(
            List<CampaignLine> campaigns, @Nullable String next) {}

    record CampaignFigures(
            CampaignLine campaign,

            @Schema(description = "Whether everybody in the segment is known")
            boolean drawn,

            long people,
            long waiting,
            long heldOut,
            long leaving,
            long sent,
            long failed,

            @Schema(description = "A guess: some mail programs open everything by themselves")
            long opened,

            long clicked,

            @Schema(description = "Who said no to news within a week of it")
            long unsubscribed,

            @Schema(
                    description =
                            "Who get none: no_consent, not_fitted, no_address, bounced, not_known, capped, late, gone or no_way, and how many")
            Map<String, Long> without) {}

    record NewCampaign(
            @Nullable String name,
            @Nullable Integer segment,
            @Nullable Integer template,

            @Schema(description = "Left out for the usual share") @Nullable
            Integer holdOutPercent,

            @Schema(description = "Left out for 600") @Nullable
            Integer perMinute,

            @Schema(description = "Left out for at once") @Nullable
            Instant startAt) {}

    record CampaignStart(
            @Schema(description = "How many people it reaches; asked for where that is more than 10,000 or half of all")
            @Nullable
            Long people) {}

    @Operation(summary = "Campaigns, the last made first")
    @ForScope("campaigns:read")
    @GetMapping("/api/campaigns")
    CampaignList list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        Cursor from = Cursor.parse(cursor, 1);
        int most = Math.clamp(limit, 1, MOST);
        List<Campaign> found = campaigns.page(from == null ? Long.MAX_VALUE : from.number(0), most + 1);
        List<Campaign> shown = found.subList(0, Math.min(most, found.size()));
        return new CampaignList(
                shown.stream().map(this::line).toList(),
                found.size() > most ? Cursor.of(shown.getLast().id()).text() : null);
    }

    private CampaignLine line(Campaign c) {
        return new CampaignLine(
                c.id(),
                c.name(),
                c.segmentId(),
                c.templateId(),
                campaigns.share(c),
                c.perMinute(),
                c.state().name().toLowerCase(Locale.ROOT),
                c.startAt(),
                c.startedAt(),
                c.endedAt());
    }

    @Operation(summary = "One campaign with what it came to")
    @ForScope("campaigns:read")
    @GetMapping("/api/campaigns/{id}")
    CampaignFigures one(@PathVariable long id) {
        Campaign c = campaigns.byId(id).orElseThrow(() -> Refusal.notFound("campaign"));
        Tally t = campaigns.tally(id);
        return new CampaignFigures(
                line(c),
                c.drawn(),
                c.people(),
                t.waiting(),
                t.heldOut(),
                t.leaving(),
                t.sent(),
                t.failed(),
                t.opened(),
                t.clicked(),
                t.unsubscribed(),
                t.without());
    }

    @Operation(summary = "Makes a campaign that does not run yet")
    @ForScope("campaigns:write")
    @PostMapping("/api/campaigns")
    CampaignFigures make(@RequestBody NewCampaign typed) {
        Campaign.Draft draft = new Campaign.Draft(
                typed.name() == null ? "" : typed.name().strip(),
                typed.segment() == null ? 0 : typed.segment(),
                typed.template() == null ? 0 : typed.template(),
                typed.holdOutPercent() == null ? campaigns.usualShare() : typed.holdOutPercent(),
                typed.perMinute() == null ? 600 : typed.perMinute(),
                typed.startAt());
        String fault = campaigns.fault(draft);
        if (fault != null) {
            throw Refusal.unprocessable(fault);
        }
        return one(campaigns.make(draft));
    }

    @Operation(
            summary = "Starts it, or lets it go on where it was paused",
            description = "409 with the number of people where that has to be said first.")
    @ForScope("campaigns:write")
    @PostMapping("/api/campaigns/{id}/start")
    CampaignFigures start(@PathVariable long id, @RequestBody CampaignStart said) {
        one(id);
        return switch (campaigns.start(id, said.people() == null ? 0 : said.people())) {
            case Campaigns.Outcome.Done done -> one(id);
            case Campaigns.Outcome.Refused refused -> throw Refusal.conflict(refused.sentence());
            case Campaigns.Outcome.Many many ->
                throw Refusal.conflict("This reaches " + many.people() + " people. Say \"people\": " + many.people()
                                + " to start it.")
                        .with("people", many.people());
        };
    }

    @Operation(summary = "Holds it where it is")
    @ForScope("campaigns:write")
    @PostMapping("/api/campaigns/{id}/pauses")
    CampaignFigures pause(@PathVariable long id) {
        one(id);
        return told(campaigns.pause(id), id);
    }

    @Operation(summary = "Ends it for good")
    @ForScope("campaigns:write")
    @PostMapping("/api/campaigns/{id}/stop")
    CampaignFigures stop(@PathVariable long id) {
        one(id);
        return told(campaigns.stop(id), id);
    }

    private CampaignFigures told(Campaigns.Outcome outcome, long id) {
        return switch (outcome) {
            case Campaigns.Outcome.Done done -> one(id);
            case Campaigns.Outcome.Refused refused -> throw Refusal.conflict(refused.sentence());
            case Campaigns.Outcome.Many many -> throw Refusal.conflict("This reaches " + many.people() + " people.");
        };
    }
}
