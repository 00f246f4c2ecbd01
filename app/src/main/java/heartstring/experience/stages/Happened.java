package heartstring.experience.stages;

import java.time.Instant;

/** A touchpoint of a customer that a journey may look for. */
record Happened(long touchpointId, long profileId, String call, String name, String channel, Instant at) {}
