package heartstring.crm.deals;

import java.time.Instant;

/** A step of a deal: the stage it went to, or the state it came to in that stage, when, and by whom. */
public record DealMove(String stageName, String state, Instant at, String by) {}
