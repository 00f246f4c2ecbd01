package heartstring.loyalty.members;

import java.time.Instant;

/**
 * One piece's membership in one programme; a customer of several pieces may have several.
 *
 * @param card its number: one given out here, or one the shop had before
 */
public record Member(
        long id, int programmeId, long profileId, long customerId, String card, Status status, Instant joinedAt) {

    /** Whether it may earn and spend. */
    public enum Status {
        ACTIVE,
        /** May do neither until it is active again. */
        BLOCKED,
        /** Ended for good. */
        CLOSED
    }

    /** How somebody joined. */
    public enum Way {
        TILL,
        WEB,
        STAFF,
        PROGRAM,
        IMPORT
    }
}
