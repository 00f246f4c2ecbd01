package heartstring.loyalty.commands;

import java.time.Instant;

/**
 * Why value moved, in ids alone.
 *
 * @param kind what brought it about
 * @param id of that thing; 0 where the kind says it all
 * @param ruleId of the rule that computed the amount, 0 for none
 * @param userId of the colleague who did it, 0 for none
 * @param at when it happened, which may be before it is written
 */
public record Cause(Kind kind, long id, long ruleId, long userId, Instant at) {

    /** What can bring a posting about. */
    public enum Kind {
        ORDER,
        EVENT,
        REWARD,
        REFERRAL,
        CHALLENGE,
        BIRTHDAY,
        PERSON,
        TRANSFER,
        FUNDING,
        TIME,
        SEPARATION,
        CLOSING,
        PROMOTION
    }

    /** The passing of time: expiry, the end of a waiting period, a reservation nobody came back for. */
    public static Cause time(Instant at) {
        return new Cause(Kind.TIME, 0, 0, 0, at);
    }
}
