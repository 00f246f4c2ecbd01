package heartstring.messaging.outbox;

import java.time.Duration;

/** How often and when a message is tried again. */
final class DeliveryRules {

    /** With the waits between them, about a day and a half. */
    static final int MOST_TRIES = 14;

    /** As long nobody else takes a message that is being sent; more than all time limits of a mail server together. */
    static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);

    private DeliveryRules() {}

    /** How long to wait after that many tries. */
    static Duration waitAfter(int tries) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), 20));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    static boolean isOver(int tries) {
        return tries >= MOST_TRIES;
    }
}
