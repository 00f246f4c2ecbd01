package heartstring.messaging.outbox;

import java.util.List;

/**
 * How a message stands in its thread.
 *
 * @param mailboxId the account it leaves by, 0 for the house's own server
 * @param mailId its Message-ID with brackets, empty for one that the house makes
 * @param inReplyTo the Message-ID it answers, empty for none
 * @param references those of the thread before it, oldest first, separated by spaces
 * @param fileIds files that go with it
 * @param connectorId the connector it leaves by, 0 for e-mail
 */
public record Threading(
        int mailboxId, String mailId, String inReplyTo, String references, List<Long> fileIds, int connectorId) {

    public static final Threading NONE = new Threading(0, "", "", "", List.of());

    /** Of an e-mail. */
    public Threading(int mailboxId, String mailId, String inReplyTo, String references, List<Long> fileIds) {
        this(mailboxId, mailId, inReplyTo, references, fileIds, 0);
    }

    /** Of a message that leaves by a connector, in that thread of its own. */
    public static Threading by(int connectorId, String messageId, String thread, List<Long> fileIds) {
        return new Threading(0, messageId, thread, "", fileIds, connectorId);
    }

    public Threading {
        fileIds = List.copyOf(fileIds);
    }

    /** Whether a person wrote it, rather than the house by itself. */
    public boolean isPersonal() {
        return !mailId.isEmpty();
    }
}
