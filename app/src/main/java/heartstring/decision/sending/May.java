package heartstring.decision.sending;

import java.time.Instant;

/** Whether somebody may be written to. */
public sealed interface May {

    /** The piece of theirs it is about; 0 where nobody is there. */
    long profileId();

    /** Now, at that address (empty where none is needed), which that piece of theirs shows. */
    record Yes(long profileId, String address) implements May {}

    /** From that moment on, and why not before. */
    record Later(long profileId, Instant at, boolean capped, String sentence) implements May {}

    /** Not as things stand; {@code profileId} is 0 where nobody is there. */
    record No(long profileId, Outcome.Why why, String sentence) implements May {}
}
