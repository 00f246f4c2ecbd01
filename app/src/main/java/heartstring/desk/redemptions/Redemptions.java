package heartstring.desk.redemptions;

import heartstring.desk.till.TillRules;
import heartstring.desk.visitors.VisitorRules;
import heartstring.desk.visitors.Visitors;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.rewards.Redeeming;
import heartstring.loyalty.rewards.Redemption;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.tills.TillAct;
import heartstring.loyalty.tills.TillActs;
import heartstring.loyalty.tills.Unhonoured;
import heartstring.platform.web.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives rewards at a till, each once under the key that the till made; what cannot be done is a {@link Refusal}. */
@Component
class Redemptions {

    private final Visitors visitors;
    private final Members members;
    private final Rewards rewards;
    private final TillActs acts;
    private final InstantSource time;

    Redemptions(Visitors visitors, Members members, Rewards rewards, TillActs acts, InstantSource time) {
        this.visitors = visitors;
        this.members = members;
        this.rewards = rewards;
        this.acts = acts;
        this.time = time;
    }

    /** A reward for points; one that was promised without a network and cannot be honoured is kept as an exception. */
    Given redeem(@Nullable String keySent, Wanted wanted) {
        VisitorRules.onlyKnown(wanted.others());
        String key = VisitorRules.key(keySent);
        Member member =
                members.byId(TillRules.id(wanted.memberId(), "memberId")).orElseThrow(() -> Refusal.notFound("member"));
        long reward = TillRules.id(wanted.rewardId(), "rewardId");
        if (rewards.all(member.programmeId()).stream().noneMatch(r -> r.id() == reward)) {
            throw Refusal.notFound("reward");
        }
        Instant at = TillRules.at(wanted.ageSeconds(), time.instant(), member.joinedAt());
        boolean offline = Boolean.TRUE.equals(wanted.offline());
        TillAct act = begin(
                key,
                new TillActs.Asked(
                        TillAct.Kind.REDEMPTION,
                        member,
                        reward,
                        member.id() + " " + reward,
                        visitors.own(member.customerId()),
                        offline,
                        at));
        Optional<Unhonoured> before = acts.unhonoured(act.id());
        if (before.isPresent()) {
            throw exception(before.get());
        }
        if (act.undoneAt() != null && act.redemptionId() == null) {
            throw Refusal.conflict("This was undone before it could be given.");
        }
        return switch (rewards.redeem(member, reward, "till", key)) {
            case Redeeming.Taken taken -> {
                acts.redeemed(act.id(), taken.redemption().id());
                yield redeemed(key, act, member, taken);
            }
            case Redeeming.NotEnough few -> {
                long costs = rewards.all(member.programmeId()).stream()
                        .filter(r -> r.id() == reward)
                        .mapToLong(Reward::points)
                        .findFirst()
                        .orElse(0);
                throw refused(
                        act, offline, "There are too few points: " + few.available() + ".", costs - few.available());
            }
            case Redeeming.Refused refused -> throw refused(act, offline, refused.reason(), 0);
            case Redeeming.Unknown u -> throw Refusal.notFound("reward");
            case Redeeming.KeyReused r ->
                throw Refusal.unprocessable("This key was used for something else; make a new one.");
        };
    }

    private Refusal refused(TillAct act, boolean offline, String reason, long lacking) {
        return offline ? exception(acts.note(act.id(), reason, lacking)) : Refusal.conflict(reason);
    }

    private static Refusal exception(Unhonoured unhonoured) {
        return Refusal.conflict(unhonoured.reason()).with("exception", true);
    }

    private Given redeemed(String key, TillAct act, Member member, Redeeming.Taken taken) {
        Redemption redemption = taken.redemption();
        return new Given(
                key,
                taken.replayed(),
                redemption.undoneAt() != null,
                act.own(),
                redemption.reward(),
                redemption.points(),
                redemption.code(),
                visitors.points(member.customerId(), visitors.programme(member.programmeId())));
    }

    private TillAct begin(String key, TillActs.Asked asked) {
        return switch (acts.begin(key, asked)) {
            case TillActs.Begun.Standing standing -> standing.act();
            case TillActs.Begun.KeyReused r ->
                throw Refusal.unprocessable("This key was used for something else; make a new one.");
        };
    }
}
