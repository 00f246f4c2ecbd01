package heartstring.loyalty.claims;

import java.time.Instant;

/** What can become of a claim. */
public sealed interface Claiming {

    /** It is the member's now, and earns within moments; the total in minor units. */
    record Claimed(String number, Instant boughtAt, long totalMinor, String currency) implements Claiming {}

    /** No receipt has this number, total and day. */
    record Unknown() implements Claiming {}

    /** It is there, and cannot be claimed. */
    record Refused(String reason) implements Claiming {}

    /** Too many receipts were tried that do not exist. */
    record Slower(long minutes) implements Claiming {}
}
