package heartstring.loyalty.challenges;

import heartstring.loyalty.challenges.Challenge.Kind;
import heartstring.loyalty.challenges.Challenge.Measure;
import heartstring.loyalty.challenges.Challenge.Period;
import heartstring.loyalty.challenges.ChallengeRules.Progress;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The challenges of programmes, and how far members are. Read from memory; a change by any node is heard within a moment. */
@Component
public class Challenges {

    /** The most challenges of one programme that hold at a time. */
    public static final int MOST = 50;

    private static final long MOST_TARGET = 1_000_000_000;
    private static final long MOST_PERIODS = 120;
    private static final int MOST_POINTS = 1_000_000;
    private static final String TOPIC = "loyalty-challenges";

    private final ChallengesSql sql;
    private final PrizesSql prizes;
    private final Rewards rewards;
    private final Settings settings;
    private final Entrants entrants;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<List<Challenge>> known;

    Challenges(
            ChallengesSql sql,
            PrizesSql prizes,
            Rewards rewards,
            Settings settings,
            Entrants entrants,
            Audit audit,
            Changes changes,
            InstantSource time) {
        this.sql = sql;
        this.prizes = prizes;
        this.rewards = rewards;
        this.settings = settings;
        this.entrants = entrants;
        this.audit = audit;
        this.time = time;
        this.known = new Kept<>(TOPIC, changes, sql::all);
    }

    /** What a challenge is made of before it has a number; see {@link Challenge}. */
    public record Draft(
            String name,
            Kind kind,
            Measure measure,
            String noun,
            @Nullable String category,
            @Nullable String product,
            long target,
            @Nullable Period period,
            boolean repeats,
            @Nullable Integer points,
            @Nullable Long rewardId,
            @Nullable Instant until,
            @Nullable String condition) {}

    /** How far a member is: {@code words} say it, such as "7 of 10 coffees". */
    public record Standing(Challenge challenge, long count, long target, boolean met, long prizes, String words) {}

    /** Every challenge a programme ever had, oldest first. */
    public List<Challenge> of(int programmeId) {
        return known.get().stream().filter(c -> c.programmeId() == programmeId).toList();
    }

    /** The challenge with that number. */
    public Optional<Challenge> byId(long id) {
        return known.get().stream().filter(c -> c.id() == id).findFirst();
    }

    /** Why a draft makes no sense, null when it does. */
    public @Nullable String fault(int programmeId, Draft draft) {
        boolean streak = draft.kind() == Kind.STREAK;
        if (draft.name().isEmpty() || draft.name().length() > 80) {
            return "The name has to hold 1 to 80 characters.";
        }
        if (draft.noun().isEmpty() || draft.noun().length() > 40) {
            return "Say in 1 to 40 characters what is counted, such as coffees.";
        }
        if (draft.target() < 1 || draft.target() > (streak ? MOST_PERIODS : MOST_TARGET)) {
            return streak ? "A streak is 1 to 120 weeks or months." : "The target has to be above zero.";
        }
        if (streak != (draft.period() != null)) {
            return "A streak goes by weeks or months, nothing else does.";
        }
        if ((draft.points() == null) == (draft.rewardId() == null)) {
            return "The prize is either points or a reward.";
        }
        if (draft.points() != null && (draft.points() < 1 || draft.points() > MOST_POINTS)) {
            return "The points have to be between 1 and 1,000,000.";
        }
        if (draft.kind() == Kind.BIRTHDAY && draft.points() == null) {
            return "A birthday brings points.";
        }
        if (draft.kind() == Kind.TARGET && draft.until() == null) {
            return "Say until when the target can be met; what never ends is a stamp card.";
        }
        String who = entrants.fault(draft.condition());
        if (who != null) {
            return who;
        }
        if (draft.until() != null && !draft.until().isAfter(time.instant())) {
            return "The end lies in the past.";
        }
        Long reward = draft.rewardId();
        if (reward != null && rewards.all(programmeId).stream().noneMatch(r -> r.id() == reward)) {
            return "The programme has no such reward.";
        }
        long held =
                of(programmeId).stream().filter(c -> c.heldAt(time.instant())).count();
        return held >= MOST ? "A programme has at most " + MOST + " challenges at a time." : null;
    }

    /** Begins a challenge for what happens from that moment on. */
    @Transactional
    public Challenge begin(int programmeId, Draft draft, Instant from) {
        String fault = fault(programmeId, draft);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        long id = sql.begin(programmeId, draft, from, Actor.current().userId());
        audit.record("began", "challenge", id);
        known.changed();
        return byId(id).orElseThrow();
    }

    /** Ends a challenge; what was given stays. False when it has ended already. */
    @Transactional
    public boolean end(long id) {
        boolean ended = sql.end(id, time.instant());
        if (ended) {
            audit.record("ended", "challenge", id);
            known.changed();
        }
        return ended;
    }

    /** How far a customer is in each challenge that holds now; birthdays are not among them. */
    public List<Standing> standings(int programmeId, long customerId) {
        Instant now = time.instant();
        List<Challenge> open = of(programmeId).stream()
                .filter(c -> c.heldAt(now) && c.kind() != Kind.BIRTHDAY)
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        Map<Long, List<ChallengeRules.Entry>> entries =
                prizes.entries(programmeId, List.of(customerId)).getOrDefault(customerId, Map.of());
        List<PrizesSql.Prize> given = prizes.prizes(programmeId, List.of(customerId));
        List<Standing> standings = new ArrayList<>();
        for (Challenge challenge : open) {
            boolean counted = entries.containsKey(challenge.id());
            if (!counted && !entrants.takesPart(challenge, customerId, now)) {
                continue;
            }
            Progress progress = ChallengeRules.progress(
                    challenge, entries.getOrDefault(challenge.id(), List.of()), now, settings.zone());
            standings.add(new Standing(
                    challenge,
                    progress.count(),
                    progress.target(),
                    progress.met(),
                    given.stream()
                            .filter(p -> p.deserved() && p.challengeId() == challenge.id())
                            .count(),
                    ChallengeWords.progress(challenge, progress, settings.currency())));
        }
        return standings;
    }

    /** The challenge in a plain sentence. */
    public String sentence(Challenge challenge) {
        Long reward = challenge.rewardId();
        String name = reward == null
                ? ""
                : rewards.all(challenge.programmeId()).stream()
                        .filter(r -> r.id() == reward)
                        .map(Reward::name)
                        .findFirst()
                        .orElse("a reward");
        String who = entrants.sentence(challenge);
        return ChallengeWords.sentence(challenge, name, settings.currency())
                + (who.isEmpty() ? "" : " Only who " + who + ".");
    }

    /** How many prizes each challenge of the programme has given by now. */
    public Map<Long, Long> prizesGiven(int programmeId) {
        return sql.prizes(programmeId);
    }
}
