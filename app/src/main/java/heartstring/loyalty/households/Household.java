package heartstring.loyalty.households;

import heartstring.loyalty.accounts.Balance;
import java.time.Instant;
import java.util.List;

/**
 * People who pool.
 *
 * @param balance what lies in the pool alone
 * @param everybodySpends whether everybody spends from it, or the head alone
 */
public record Household(
        long id, int programmeId, Instant madeAt, boolean everybodySpends, Balance balance, List<One> members) {

    /** One of them, by a membership of theirs; 0 where it has none any more. */
    public record One(long memberId, long customerId, String name, boolean head, Instant joinedAt) {}
}
