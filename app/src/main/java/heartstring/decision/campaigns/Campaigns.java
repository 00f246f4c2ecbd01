package heartstring.decision.campaigns;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heartstring.customer.consent.Purpose;
import heartstring.decision.sending.May;
import heartstring.decision.sending.Outcome.Why;
import heartstring.decision.sending.Sending;
import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.Templates;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import heartstring.story.conditions.Conditions;
import heartstring.story.segments.Previews;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to campaigns. */
@Component
public class Campaigns {

    /** So many are looked at to see ahead. */
    static final int LOOKED = 1_000;

    /** The fastest. */
    public static final int MOST_A_MINUTE = 60_000;

    /** What takes longer to count is kept for so many times as long. */
    private static final Duration LONG = Duration.ofMillis(250);

    private static final int KEPT_TIMES = 10;
    private static final int MOST_COUNTED = 100;
    private static final Duration MOST_AHEAD = Duration.ofDays(366);

    private final CampaignsSql sql;
    private final Segments segments;
    private final Conditions conditions;
    private final Previews previews;
    private final Templates templates;
    private final Sending sending;
    private final HoldOuts holdOuts;
    private final Audit audit;
    private final InstantSource time;
    private final Cache<Long, Counted> counted =
            Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();

    Campaigns(
            CampaignsSql sql,
            Segments segments,
            Conditions conditions,
            Previews previews,
            Templates templates,
            Sending sending,
            HoldOuts holdOuts,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.segments = segments;
        this.conditions = conditions;
        this.previews = previews;
        this.templates = templates;
        this.sending = sending;
        this.holdOuts = holdOuts;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of a change. */
    public sealed interface Outcome {
        record Done(long campaignId) implements Outcome {}

        record Refused(String sentence) implements Outcome {}

        /** It reaches so many that somebody has to say the number. */
        record Many(long people) implements Outcome {}
    }

    /** Those of smaller numbers, the last first. */
    public List<Campaign> page(long below, int most) {
        return sql.page(below, most);
    }

    public Optional<Campaign> byId(long id) {
        return sql.byId(id);
    }

    /** What it came to so far; where that takes long to count, as it was a moment ago, however many look on. */
    public Tally tally(long id) {
        Counted known = counted.getIfPresent(id);
        if (known != null && System.nanoTime() - known.at() < known.took() * KEPT_TIMES) {
            return known.tally();
        }
        long from = System.nanoTime();
        Tally tally = sql.tally(id);
        long at = System.nanoTime();
        if (at - from > LONG.toNanos()) {
            counted.put(id, new Counted(tally, at, at - from));
        }
        return tally;
    }

    private record Counted(Tally tally, long at, long took) {}

    /** How many of 100 go without it, for whoever meets it now. */
    public int share(Campaign campaign) {
        return holdOuts.of(campaign.trial()).map(HoldOut::percent).orElse(0);
    }

    /** The share of one that says nothing else. */
    public int usualShare() {
        return holdOuts.usual();
    }

    /** What is wrong with it, as a sentence; null where nothing is. */
    public @Nullable String fault(Campaign.Draft draft) {
        if (draft.name().isBlank() || draft.name().length() > 120) {
            return "A name has 1 to 120 characters.";
        }
        if (segment(draft.segmentId()).isEmpty()) {
            return "Choose the segment it goes to.";
        }
        if (templates.byId(draft.templateId()).isEmpty()) {
            return "Choose what it says.";
        }
        if (draft.holdOutPercent() < 0 || draft.holdOutPercent() > Trial.MOST_PERCENT) {
            return "Between 0 and " + Trial.MOST_PERCENT + " of 100 people go without.";
        }
        if (draft.perMinute() < 1 || draft.perMinute() > MOST_A_MINUTE) {
            return "Between 1 and " + MOST_A_MINUTE + " messages go in a minute.";
        }
        Instant start = draft.startAt();
        return start != null && start.isAfter(time.instant().plus(MOST_AHEAD)) ? "It begins within a year." : null;
    }

    private Optional<Segment> segment(int id) {
        return segments.find(id);
    }

    /** Makes one that does not run yet; the caller has seen that it makes sense. */
    @Transactional
    public long make(Campaign.Draft draft) {
        long id = sql.make(draft, time.instant(), Actor.current().userId());
        holdOut(id, draft);
        audit.record("made", "campaign", id);
        return id;
    }

    /** Sets it anew as long as it has not started; false when it has, or is not there. */
    @Transactional
    public boolean set(long id, Campaign.Draft draft) {
        boolean set = sql.set(id, draft);
        if (set) {
            holdOut(id, draft);
            audit.record("changed", "campaign", id);
        }
        return set;
    }

    private void holdOut(long id, Campaign.Draft draft) {
        Trial trial = new Trial(Campaign.trial(id), draft.holdOutPercent());
        if (holdOuts.of(trial.key()).isPresent()) {
            holdOuts.change(trial);
        } else if (draft.holdOutPercent() > 0) {
            holdOuts.begin(HoldOut.Kind.CAMPAIGN, trial, draft.name(), "/campaigns/" + id);
        }
    }

    /** Whom it would reach as things stand; empty where its segment or its words are gone. */
    public Optional<Ahead> ahead(Campaign campaign) {
        Instant now = time.instant();
        Conditions.Everybody.Ready people = segments.whole().stream()
                .filter(s -> s.id() == campaign.segmentId())
                .findFirst()
                .flatMap(s -> segments.members(s, now))
                .orElse(null);
        Template template = templates.byId(campaign.templateId()).orElse(null);
        if (people == null || template == null) {
            return Optional.empty();
        }
        Previews.Preview preview =
                previews.of(people.customers()).filter(Previews.Preview::whole).orElse(null);
        long count = preview == null ? conditions.count(people) : preview.customers();
        List<Long> some = conditions.page(people, 0, LOOKED);
        int can = 0;
        int later = 0;
        Map<Why, Integer> without = new EnumMap<>(Why.class);
        for (May may : sending.may(some, Purpose.NEWS, template.channel(), now).values()) {
            switch (may) {
                case May.Yes yes -> can++;
                case May.Later l -> later++;
                case May.No no -> without.merge(no.why(), 1, Integer::sum);
            }
        }
        return Optional.of(new Ahead(
                Math.max(count, some.size() < LOOKED ? some.size() : count),
                preview == null ? 0 : preview.house(),
                some.size(),
                can,
                later,
                without,
                share(campaign)));
    }

    /**
     * Starts it, or lets it go on where it was paused.
     *
     * @param said the number of people that somebody typed; 0 for none
     */
    @Transactional
    public Outcome start(long id, long said) {
        Campaign campaign = sql.byId(id).orElse(null);
        if (campaign == null
                || (campaign.state() != Campaign.State.DRAFT && campaign.state() != Campaign.State.PAUSED)) {
            return new Outcome.Refused("It cannot be started any more.");
        }
        if (campaign.state() == Campaign.State.DRAFT) {
            Ahead ahead = ahead(campaign).orElse(null);
            if (ahead == null) {
                return new Outcome.Refused("Its segment or its words are gone. Choose others.");
            }
            if (ahead.people() == 0) {
                return new Outcome.Refused("Nobody is in its segment.");
            }
            if (ahead.isMany() && said != ahead.people()) {
                return new Outcome.Many(ahead.people());
            }
        }
        return changed(id, List.of("draft", "paused"), Campaign.State.RUNNING, "started");
    }

    /** Holds it where it is; what is on its way leaves. */
    @Transactional
    public Outcome pause(long id) {
        return changed(id, List.of("running"), Campaign.State.PAUSED, "paused");
    }

    /** Ends it for good; what is on its way leaves. */
    @Transactional
    public Outcome stop(long id) {
        return changed(id, List.of("running", "paused"), Campaign.State.STOPPED, "stopped");
    }

    private Outcome changed(long id, List<String> from, Campaign.State to, String act) {
        if (!sql.state(id, from, to, time.instant())) {
            return new Outcome.Refused("It is not as it was any more. Look again.");
        }
        audit.record(act, "campaign", id);
        return new Outcome.Done(id);
    }
}
