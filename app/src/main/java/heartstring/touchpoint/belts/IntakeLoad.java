package heartstring.touchpoint.belts;

import java.time.Duration;

/** How hard the intake of this server works, so that what can wait gives way to callers who wait for an answer. */
public interface IntakeLoad {

    /** The time that its writers, on average, have spent writing since the server started. */
    Duration busy();
}
