package heartstring.messaging.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent by e-mail.
 *
 * @param key the same key is the same message, for ever
 * @param profileId whom it is for, 0 while nobody is known under the address
 * @param address a normalised e-mail address
 * @param subject one line, at most 200 characters
 * @param text the whole message without any mark-up
 * @param html the same as a page, or an empty text
 * @param secret whether it holds something that nobody else may read: sealed while it waits, forgotten once it is sent
 * @param until after which it is of no use, null for never
 * @param threading how it stands in its thread, and what goes with it
 */
public record Letter(
        String key,
        long profileId,
        String address,
        Purpose purpose,
        String subject,
        String text,
        String html,
        boolean secret,
        @Nullable Instant until,
        Threading threading) {

    /** A letter that stands by itself. */
    public Letter(
            String key,
            long profileId,
            String address,
            Purpose purpose,
            String subject,
            String text,
            String html,
            boolean secret,
            @Nullable Instant until) {
        this(key, profileId, address, purpose, subject, text, html, secret, until, Threading.NONE);
    }

    /** Why it is sent. */
    public enum Purpose {
        /** The person asked for it just now: needs no consent. */
        ASKED,
        /** About something the person has with us: not after they said no. */
        SERVICE,
        /** Anything else: only after they said yes. */
        NEWS
    }

    public Letter {
        subject = subject.replaceAll("\\s+", " ").strip();
    }
}
