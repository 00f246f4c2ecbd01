package heartstring.decision.campaigndesk;

import heartstring.decision.campaigns.Campaign;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as a form shows it.
 *
 * @param start in the zone of the house; empty for at once
 */
public record CampaignForm(String name, int segment, int template, int held, int minute, String start) {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    static CampaignForm blank(int usualShare) {
        return new CampaignForm("", 0, 0, usualShare, 600, "");
    }

    static CampaignForm of(Campaign c, int share, ZoneId zone) {
        Instant start = c.startAt();
        return new CampaignForm(
                c.name(),
                c.segmentId(),
                c.templateId(),
                share,
                c.perMinute(),
                start == null ? "" : TYPED.format(LocalDateTime.ofInstant(start, zone)));
    }

    static CampaignForm of(Campaign.Draft d, ZoneId zone) {
        Instant start = d.startAt();
        return new CampaignForm(
                d.name(),
                d.segmentId(),
                d.templateId(),
                Math.max(0, d.holdOutPercent()),
                Math.max(1, d.perMinute()),
                start == null ? "" : TYPED.format(LocalDateTime.ofInstant(start, zone)));
    }

    /** As it was typed. */
    record Typed(
            @Nullable String name,
            @Nullable Integer segment,
            @Nullable Integer template,
            @Nullable Integer held,
            @Nullable Integer minute,
            @Nullable LocalDateTime start) {

        Campaign.Draft draft(ZoneId zone) {
            return new Campaign.Draft(
                    name == null ? "" : name.strip(),
                    segment == null ? 0 : segment,
                    template == null ? 0 : template,
                    held == null ? -1 : held,
                    minute == null ? -1 : minute,
                    start == null ? null : heartstring.decision.contact.ContactRules.at(start, zone));
        }
    }
}
