package heartstring.loyalty.upkeep;

import java.time.Duration;

/** Work that comes back all the time; done a bounded batch at a time, by one server of the house at a time. */
public interface Chore {

    /** Does some of it in transactions of its own; how much, 0 when nothing is left to do for now. */
    int some();

    /** How long to wait once nothing is left. */
    Duration pause();

    /** How long to wait before the next batch while there is more to do. */
    default Duration breath() {
        return Duration.ZERO;
    }
}
