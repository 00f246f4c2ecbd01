package heartstring.decision.sending;

import java.time.Instant;

/** What can become of a message that was wanted. */
public sealed interface Outcome {

    /**
     * It is on its way, once the caller's transaction is kept; also where the same key was sent before.
     *
     * @param messageId of the sending, see {@code /api/messages}
     */
    record Sent(long messageId) implements Outcome {}

    /** Not now, but then: nothing is kept, ask again with the same key at that moment. The sentence says why. */
    record Later(Instant at, String sentence) implements Outcome {}

    /** Never under this key: the reason is kept with the person. Asked again, the same is answered. */
    record Refused(Why why, String sentence) implements Outcome {}

    /** Why somebody does not get a message. */
    enum Why {
        /** Said no, or never said yes. */
        NO_CONSENT,
        /** Wants no messages chosen for them, see {@code customer.choices}. */
        NOT_FITTED,
        /** No address of that channel is known. */
        NO_ADDRESS,
        /** Mail to the address came back. */
        BOUNCED,
        /** The template says something that is not known of the person, and nothing instead of it. */
        NOT_KNOWN,
        /** So many messages went to them lately that this one would not go within its time. */
        CAPPED,
        /** Its time is over. */
        LATE,
        /** Nobody is known by that number any more. */
        GONE,
        /** The template is not there or was taken away, or nothing carries its channel. */
        NO_WAY;

        /** As it is stored and told to programs. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
