package heartstring.platform.loops;

import java.time.Duration;

/**
 * How long a loop rests.
 *
 * @param first before its first turn
 * @param idle where there was nothing to do
 * @param times after a turn that did something, so many times as long as it took; 0 for not at all
 * @param busy at least so long while others are in a rush; zero for a loop that gives way to nobody
 * @param afterFailure after a turn that failed
 */
public record Rests(Duration first, Duration idle, int times, Duration busy, Duration afterFailure) {

    /** Of a loop that people wait for: it gives way to nobody. */
    public static Rests brief(Duration idle) {
        return new Rests(idle, idle, 0, Duration.ZERO, Duration.ofSeconds(5));
    }

    boolean givesWay() {
        return busy.isPositive();
    }
}
