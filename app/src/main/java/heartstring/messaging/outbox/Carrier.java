package heartstring.messaging.outbox;

/** Carries messages of one channel to a server that takes them on. */
public interface Carrier {

    /** Whether the house's own server is set up; until then messages wait. */
    boolean isReady();

    /** Whether there is an account with a server of its own, for messages that leave by one. */
    default boolean hasAccounts() {
        return false;
    }

    /** Hands one message over; returns when the server has taken it or will not. */
    Carried carry(Parcel parcel);

    /** Nothing is to be sent just now: what is kept open for the next message may be closed. */
    default void rest() {}

    /**
     * A message as it leaves; {@code id} is the same however often it is tried.
     *
     * @param unsubscribe where its reader stops more of its kind, empty for messages that were asked for
     */
    record Parcel(
            long id,
            String address,
            String subject,
            String text,
            String html,
            String unsubscribe,
            Threading threading) {

        public Parcel(long id, String address, String subject, String text, String html, String unsubscribe) {
            this(id, address, subject, text, html, unsubscribe, Threading.NONE);
        }
    }

    /** What can become of it. */
    sealed interface Carried {
        /** The server has taken it. */
        record Taken() implements Carried {}

        /** Not now; perhaps later. */
        record Later(String reason) implements Carried {}

        /** Nobody can say: the connection was lost when the server had all of it. Sent again, it might arrive twice. */
        record Uncertain(String reason) implements Carried {}

        /** Never. */
        record Never(String reason) implements Carried {}
    }
}
