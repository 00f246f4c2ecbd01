package heartstring.desk.members;

import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.adjustments.Adjustment;
import heartstring.loyalty.challenges.Challenges;
import heartstring.loyalty.history.LotLine;
import heartstring.loyalty.history.Movement;
import heartstring.loyalty.households.Household;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member on their page.
 *
 * @param next the address of the next page of movements, null on the last
 * @param passing whether points can be passed on
 * @param claimable whether a receipt can be claimed later
 * @param challenges how far they are in each
 * @param household that the customer belongs to, null for none
 * @param manager whether whoever looks may block, free and close
 * @param own whether whoever looks is this member
 * @param closing what closing would do, in words
 * @param key for the form that corrects points, so that sending it twice counts once
 */
public record MemberView(
        Member member,
        Programme programme,
        String name,
        Balance balance,
        List<LotLine> lots,
        List<Movement> movements,
        @Nullable String next,
        List<Adjustment> adjustments,
        boolean passing,
        boolean claimable,
        List<Challenges.Standing> challenges,
        @Nullable Household household,
        boolean manager,
        boolean own,
        String closing,
        String key) {}
