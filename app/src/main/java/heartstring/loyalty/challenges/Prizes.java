package heartstring.loyalty.challenges;

import heartstring.loyalty.challenges.PrizesSql.Prize;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Rewards;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives prizes and takes them back, in the caller's transaction. */
@Component
class Prizes {

    private final PrizesSql sql;
    private final Ledger ledger;
    private final Purses purses;
    private final Rewards rewards;
    private final Settings settings;

    Prizes(PrizesSql sql, Ledger ledger, Purses purses, Rewards rewards, Settings settings) {
        this.sql = sql;
        this.ledger = ledger;
        this.purses = purses;
        this.rewards = rewards;
        this.settings = settings;
    }

    /** Gives a member a prize that they have not had; false when there is none left to give. */
    boolean fresh(
            Challenge challenge, Programme programme, Member member, int slot, Instant reached, Cause.Kind cause) {
        long id = sql.make(challenge.id(), member.profileId(), slot, reached);
        if (id == 0) {
            return false;
        }
        Prize prize = new Prize(
                id, challenge.id(), member.customerId(), member.profileId(), slot, false, null, 0, 0, 0, null, reached);
        boolean given = give(challenge, programme, member, prize, reached, cause);
        if (!given) {
            sql.drop(id);
        }
        return given;
    }

    /** Gives what a prize lacks, also one that was taken back before. */
    boolean give(
            Challenge challenge, Programme programme, Member member, Prize prize, Instant reached, Cause.Kind cause) {
        Integer points = challenge.points();
        if (points == null) {
            return giveReward(challenge, member, prize);
        }
        long lacking = points - prize.kept();
        if (lacking <= 0) {
            sql.given(prize.id(), null, 0, null);
            return true;
        }
        Outcome outcome = ledger.post(List.of(new Command.Earn(
                        key(challenge, prize),
                        purses.earner(programme.unitId(), prize.profileId()),
                        lacking,
                        programme.availableAt(reached, settings.zone()),
                        programme.expiresAt(reached, settings.zone()),
                        new Cause(cause, challenge.id(), challenge.id(), 0, reached))))
                .getFirst();
        if (!(outcome instanceof Outcome.Done done)) {
            throw new IllegalStateException("Challenge " + challenge.id() + ": " + outcome);
        }
        sql.given(prize.id(), done.postingId(), lacking, null);
        return true;
    }

    private boolean giveReward(Challenge challenge, Member member, Prize prize) {
        if (prize.redemptionId() != null) {
            // It was handed over, so it was not taken back.
            sql.given(prize.id(), null, 0, prize.redemptionId());
            return true;
        }
        Long reward = challenge.rewardId();
        Optional<Long> redemption = reward == null
                ? Optional.empty()
                : rewards.present(member, reward, challenge.id(), key(challenge, prize));
        redemption.ifPresent(r -> sql.given(prize.id(), null, 0, r));
        return redemption.isPresent();
    }

    /** Takes back what is not deserved any more: points by the programme's policy, a code that was not handed over. */
    void takeBack(Challenge challenge, Programme programme, Prize prize, Instant now) {
        Long redemption = prize.redemptionId();
        if (redemption != null) {
            boolean undone = rewards.withdrawPresent(redemption);
            sql.taken(prize.id(), 0, undone ? null : redemption);
            return;
        }
        Long posting = prize.postingId();
        if (posting == null) {
            sql.taken(prize.id(), 0, null);
            return;
        }
        Outcome outcome = ledger.post(List.of(new Command.TakeBack(
                        key(challenge, prize),
                        posting,
                        purses.lockedForReturn(programme.unitId(), prize.profileId(), posting),
                        prize.given(),
                        programme.refundPolicy(),
                        new Cause(Cause.Kind.CHALLENGE, challenge.id(), challenge.id(), 0, now))))
                .getFirst();
        if (!(outcome instanceof Outcome.Done done)) {
            throw new IllegalStateException("Challenge " + challenge.id() + ": " + outcome);
        }
        sql.taken(prize.id(), done.shortfall(), null);
    }

    /** The same step of the same prize never stands twice, whoever works it out. */
    private static Key key(Challenge challenge, Prize prize) {
        String text = challenge.id() + " " + prize.profileId() + " " + prize.slot() + " " + prize.postings();
        return Key.of("challenge", text, text);
    }
}
