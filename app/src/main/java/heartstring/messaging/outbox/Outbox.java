package heartstring.messaging.outbox;

import heartstring.platform.audit.Audit;
import heartstring.platform.secrets.Vault;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where messages are handed in: what is queued is sent if and only if the caller's transaction is kept. */
@Component
public class Outbox {

    /** Between the two forms of a sealed message. */
    static final char BETWEEN = '\0';

    static final String PURPOSE = "message";

    private final OutboxSql sql;
    private final Vault vault;
    private final Audit audit;
    private final InstantSource time;

    Outbox(OutboxSql sql, Vault vault, Audit audit, InstantSource time) {
        this.sql = sql;
        this.vault = vault;
        this.audit = audit;
        this.time = time;
    }

    /** Queues a message; false when its key was queued before. */
    @Transactional
    public boolean queue(Letter letter) {
        byte[] sealed = letter.secret()
                ? vault.seal((letter.text() + BETWEEN + letter.html()).getBytes(StandardCharsets.UTF_8), PURPOSE)
                : null;
        return sql.queue(letter, sealed, time.instant());
    }

    /** Tries one again that failed, was held back or waits; false when it was sent or is not there. */
    @Transactional
    public boolean again(long id) {
        boolean changed = sql.again(id, time.instant());
        if (changed) {
            audit.record("tried again", "message", id);
        }
        return changed;
    }

    /** Lets go of messages that ended that many days ago. */
    @Transactional
    public int discardOld(int days) {
        return sql.discard(time.instant().minus(java.time.Duration.ofDays(days)));
    }
}
