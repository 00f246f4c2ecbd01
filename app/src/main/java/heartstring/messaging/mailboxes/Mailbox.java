package heartstring.messaging.mailboxes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account without its secret.
 *
 * @param way {@code password} or {@code oauth}
 * @param privateTo the colleague whose eyes alone its mail is for, 0 for everybody's
 * @param since mail that came before is left alone
 */
public record Mailbox(
        int id,
        String name,
        String address,
        Server imap,
        String login,
        String way,
        String folder,
        Server smtp,
        long privateTo,
        boolean disabled,
        long validity,
        long uid,
        Instant since,
        Status status) {

    /** Where a server is; {@code security} is tls, starttls or none; an empty host means there is none. */
    public record Server(String host, int port, String security) {}

    /**
     * How it went.
     *
     * @param lastAt of the last look, {@code lastGoodAt} of the last that went well
     * @param lastCount mails taken in at the last look, {@code total} ever
     * @param skipped mails that could not be read at all
     * @param failures looks that failed since one went well
     * @param trouble why the last look failed, in words; null when it went well
     */
    public record Status(
            @Nullable Instant lastAt,
            @Nullable Instant lastGoodAt,
            int lastCount,
            long total,
            long skipped,
            int failures,
            @Nullable String trouble,
            Instant nextAt) {}

    public boolean sends() {
        return !disabled && !smtp.host().isEmpty();
    }
}
