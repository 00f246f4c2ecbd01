package heartstring.decision.announcing;

import heartstring.experience.AnswerWasLow;
import heartstring.experience.GapWidened;
import heartstring.loyalty.tiers.TierReached;
import heartstring.messaging.webhooks.News;
import heartstring.messaging.webhooks.NewsKind;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hears what is rung below, in the transaction that rings it, and tells it on: by numbers and names of our own. */
@Component
class Announcer {

    static final String JOINED = "segment.joined";
    static final String LEFT = "segment.left";
    static final String MERGED = "customer.merged";
    private static final String TIER = "tier.reached";
    private static final String LOW = "answer.low";
    private static final String GAP = "journey.gap";

    private final News news;
    private final InstantSource time;

    Announcer(News news, InstantSource time) {
        this.news = news;
        this.time = time;
    }

    @Bean
    static NewsKind.Offer announcedNews() {
        return new NewsKind.Offer(List.of(
                new NewsKind(TIER, "A member reached a higher tier"),
                new NewsKind(LOW, "An answer was low"),
                new NewsKind(GAP, "A stage of a journey no longer feels as meant"),
                new NewsKind(JOINED, "Somebody came into a segment"),
                new NewsKind(LEFT, "Somebody left a segment"),
                new NewsKind(MERGED, "Two customers became one")));
    }

    @EventListener
    void hear(TierReached reached) {
        news.tell(
                TIER,
                "tier:" + reached.memberId() + ":" + reached.tierId() + ":"
                        + reached.at().toEpochMilli(),
                reached.profileId(),
                reached.at(),
                JsonMapper.shared()
                        .createObjectNode()
                        .put("programme", reached.programmeId())
                        .put("member", reached.memberId())
                        .put("tier", reached.tier())
                        .put("tierKey", reached.tierKey())
                        .put("rank", reached.rank()));
    }

    @EventListener
    void hear(AnswerWasLow low) {
        news.tell(
                LOW,
                "low:" + low.answerId(),
                low.profileId(),
                time.instant(),
                JsonMapper.shared()
                        .createObjectNode()
                        .put("answer", low.answerId())
                        .put("survey", low.surveyId())
                        .put("touchpoint", low.touchpointId())
                        .put("measure", low.measure())
                        .put("score", low.score())
                        .put("most", low.most()));
    }

    @EventListener
    void hear(GapWidened gap) {
        news.tell(
                GAP,
                "gap:" + gap.gapId(),
                0,
                time.instant(),
                JsonMapper.shared()
                        .createObjectNode()
                        .put("journey", gap.journeyId())
                        .put("stage", gap.stage())
                        .put("intended", gap.intended())
                        .put("felt", gap.felt())
                        .put("share", gap.share())
                        .put("usual", gap.usual())
                        .put("heard", gap.heard()));
    }
}
