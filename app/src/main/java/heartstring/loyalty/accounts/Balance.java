package heartstring.loyalty.accounts;

import java.time.Instant;
import java.util.List;

/**
 * What an account, or several together, hold at a moment: lots whose time is over no longer count, those that waited long enough
 * do, written down or not.
 *
 * @param available can be spent, never below zero
 * @param pending earned and waiting
 * @param reserved set aside for spends under way
 * @param owed to be earned again before anything can be spent, zero or more
 * @param expiring what is lost at which moment if it is not spent, soonest first, at most {@value #MOST_EXPIRING}
 */
public record Balance(long available, long pending, long reserved, long owed, List<Expiring> expiring) {

    /** The most moments listed. */
    public static final int MOST_EXPIRING = 24;

    /** Nothing at all. */
    public static final Balance NONE = new Balance(0, 0, 0, 0, List.of());

    /** An amount that is lost at a moment. */
    public record Expiring(Instant at, long amount) {}
}
