package heartstring.decision.campaigndesk;

import heartstring.decision.campaigns.Ahead;
import heartstring.decision.campaigns.Campaign;
import heartstring.decision.campaigns.Tally;
import heartstring.decision.sending.Line;
import heartstring.decision.sending.Outcome;
import heartstring.messaging.templates.Template;
import heartstring.story.arms.HoldOut;
import heartstring.story.segments.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The campaigns, and a form for another. */
public record CampaignsView(
        List<Campaign> campaigns,
        Choices choices,
        CampaignForm form,
        @Nullable String next,
        @Nullable String fault) {

    /** What a campaign can be made of. */
    public record Choices(List<Segment> segments, List<Template> templates) {

        public String segment(int id) {
            return segments.stream()
                    .filter(s -> s.id() == id)
                    .map(Segment::name)
                    .findFirst()
                    .orElse("a segment that is gone");
        }

        public String template(int id) {
            return templates.stream()
                    .filter(t -> t.id() == id)
                    .map(Template::name)
                    .findFirst()
                    .orElse("words that are gone");
        }
    }

    /** Why somebody gets none, in words. */
    public static String why(String why) {
        return switch (why) {
            case "no_consent" -> "have not said yes to news, or said no";
            case "not_fitted" -> "want no messages chosen for them";
            case "no_address" -> "have no address for it";
            case "bounced" -> "could not be reached the last time";
            case "not_known" -> "lack what the words say of them";
            case "capped" -> "had as much news as one person gets";
            case "late" -> "could not be written to within its time";
            case "gone" -> "are gone";
            default -> "cannot be reached by this channel";
        };
    }

    /**
     * One campaign.
     *
     * @param ahead whom it would reach; null once it has started, or where its segment or words are gone
     * @param many the number that has to be typed; 0 for none
     */
    public record One(
            Campaign campaign,
            Choices choices,
            CampaignForm form,
            int share,
            @Nullable Ahead ahead,
            Tally tally,
            List<Line> last,
            Map<Long, String> names,
            long many,
            @Nullable String fault) {

        /** Who a line is about. */
        public String name(Line line) {
            return names.getOrDefault(line.customerId(), "Customer " + line.customerId());
        }

        public String proof() {
            return HoldOut.page(campaign.trial());
        }

        public boolean isDraft() {
            return campaign.state() == Campaign.State.DRAFT;
        }

        public boolean isRunning() {
            return campaign.state() == Campaign.State.RUNNING;
        }

        /** Who are left out, of those who were looked at. */
        public List<Bar> without() {
            List<Bar> bars = new ArrayList<>();
            Ahead a = ahead;
            if (a != null) {
                for (Outcome.Why why : Outcome.Why.values()) {
                    int count = a.without().getOrDefault(why, 0);
                    if (count > 0) {
                        bars.add(new Bar(CampaignsView.why(why.name().toLowerCase(Locale.ROOT)), count));
                    }
                }
            }
            return bars;
        }

        /** What became of everybody so far. */
        public List<Bar> bars() {
            List<Bar> bars = new ArrayList<>();
            bars.add(new Bar("wait for their turn", tally.waiting()));
            bars.add(new Bar("are on their way", tally.leaving()));
            bars.add(new Bar("were sent", tally.sent()));
            bars.add(new Bar("could not be delivered", tally.failed()));
            bars.add(new Bar("go without by lot", tally.heldOut()));
            bars.add(new Bar("turned out to be somebody who had it", tally.joined()));
            for (Map.Entry<String, Long> why : new TreeMap<>(tally.without()).entrySet()) {
                bars.add(new Bar(CampaignsView.why(why.getKey()), why.getValue()));
            }
            bars.removeIf(b -> b.count() == 0);
            return bars;
        }
    }

    /** A number as it is drawn. */
    public record Bar(String label, long count) {}
}
