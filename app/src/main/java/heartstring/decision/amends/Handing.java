package heartstring.decision.amends;

import heartstring.loyalty.adjustments.Adjusting;
import heartstring.loyalty.adjustments.Adjustment;
import heartstring.loyalty.adjustments.Adjustments;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.vouchers.PersonalVouchers;
import org.springframework.stereotype.Component;

/** Hands out what is given as amends, and takes it back, in the caller's transaction. */
@Component
class Handing {

    private static final String REUSED = "This form was sent before with other contents. Fill it in anew.";

    private final Adjustments adjustments;
    private final PersonalVouchers vouchers;
    private final Rewards rewards;

    Handing(Adjustments adjustments, PersonalVouchers vouchers, Rewards rewards) {
        this.adjustments = adjustments;
        this.vouchers = vouchers;
        this.rewards = rewards;
    }

    /** What can become of it. */
    sealed interface Result {

        /** It is done; the number of the correction, the voucher or the redemption. */
        record Done(long id) implements Result {}

        /** It is not, and why; the caller's transaction must not be committed. */
        record Not(String sentence) implements Result {}
    }

    Result give(What what, Member member, Programme programme, long caseId, String key) {
        return switch (what) {
            case What.Points p -> points(p.points(), member, programme, caseId, key);
            case What.Voucher v ->
                switch (vouchers.give(v.batch(), member.profileId())) {
                    case PersonalVouchers.Giving.Given given -> new Result.Done(given.voucherId());
                    case PersonalVouchers.Giving.Refused refused -> new Result.Not(refused.sentence());
                };
            case What.Gift g ->
                rewards.give(member, g.reward())
                        .<Result>map(Result.Done::new)
                        .orElse(new Result.Not("None of it is left; nothing was given."));
        };
    }

    private Result points(long points, Member member, Programme programme, long caseId, String key) {
        Adjusting adjusted = adjustments.ask(member, points, "Amends, case " + caseId, "amends " + key);
        return switch (adjusted) {
            case Adjusting.Kept kept
            when kept.adjustment().state() == Adjustment.State.WAITING -> new Result.Not(tooMuch(programme));
            case Adjusting.Kept kept -> new Result.Done(kept.adjustment().id());
            case Adjusting.Refused it -> new Result.Not(it.reason());
            case Adjusting.NotEnough few -> new Result.Not("There are too few points.");
            case Adjusting.KeyReused reused -> new Result.Not(REUSED);
            case Adjusting.Unknown unknown -> new Result.Not("There is no such membership any more.");
        };
    }

    static String tooMuch(Programme programme) {
        return "It is more than you may give alone within a day in “" + programme.name()
                + "”. Give less, or ask a manager to correct the points by hand.";
    }

    /** Takes back what stands there. */
    Result takeBack(AmendsSql.Kept kept) {
        Long given = kept.givenId();
        if (given == null) {
            return new Result.Not("It was given before such could be taken back here; correct the points by hand.");
        }
        return switch (kept.thing()) {
            case "voucher" ->
                vouchers.takeBack(given)
                        ? new Result.Done(given)
                        : new Result.Not("The voucher has been used already, or is being used.");
            case "gift" ->
                kept.handed()
                        ? new Result.Not("It has been handed over already.")
                        : rewards.takeBack(given)
                                ? new Result.Done(given)
                                : new Result.Not("It was undone elsewhere already.");
            default ->
                switch (adjustments.takeBack(given, "Amends taken back, case " + kept.caseId())) {
                    case Adjusting.Kept back -> new Result.Done(given);
                    case Adjusting.NotEnough few ->
                        new Result.Not("Some of these points have been spent already; nothing was taken back.");
                    case Adjusting.Refused it -> new Result.Not(it.reason());
                    case Adjusting.KeyReused reused -> new Result.Not(REUSED);
                    case Adjusting.Unknown unknown -> new Result.Not("These points are not in the book any more.");
                };
        };
    }
}
