package heartstring.messaging.mailin;

import heartstring.messaging.bounces.BounceReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it was read.
 *
 * @param id its Message-ID with brackets; made from its contents where it has none
 * @param from the sender's address in small letters, empty where none can be read
 * @param to the addresses it was sent to
 * @param automatic why it is no person's word, such as {@code auto-replied}; empty for a person's
 * @param text plain, cut to a bound
 * @param html as it came, cut to a bound; empty for none
 * @param report what a mail server reports of a mail of ours, null for any other mail
 */
record Mail(
        String id,
        String from,
        String fromName,
        List<String> to,
        String subject,
        Instant at,
        String inReplyTo,
        List<String> references,
        String automatic,
        String text,
        String html,
        List<Part> files,
        @Nullable BounceReport report) {

    /** A file in it; {@code bytes} is empty where it was left out, and {@code why} says why. */
    record Part(String name, byte[] bytes, long size, String why) {}

    Mail {
        to = List.copyOf(to);
        references = List.copyOf(references);
        files = List.copyOf(files);
    }
}
