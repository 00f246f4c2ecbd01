package heartstring.messaging.mailboxes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All accounts. */
public record MailboxesView(List<Mailbox> mailboxes, boolean house) {

    /** How an account stands, in words. */
    public String state(Mailbox mailbox) {
        Mailbox.Status status = mailbox.status();
        if (mailbox.disabled()) {
            return "Resting";
        }
        if (status.trouble() != null) {
            return "Failed " + (status.failures() == 1 ? "once" : status.failures() + " times in a row");
        }
        return status.lastAt() == null ? "Not looked into yet" : "Works";
    }

    /**
     * The form of one account.
     *
     * @param id 0 for a new one
     * @param fault what was wrong with what was typed, null for nothing
     */
    public record Form(
            int id,
            MailboxDraft draft,
            boolean disabled,
            @Nullable String fault,
            List<Colleague> colleagues) {

        public String path() {
            return id == 0 ? "/mailboxes" : "/mailboxes/" + id;
        }

        public List<String> securities() {
            return List.of("tls", "starttls", "none");
        }

        public String label(String security) {
            return switch (security) {
                case "tls" -> "TLS";
                case "starttls" -> "STARTTLS";
                default -> "none (not secret)";
            };
        }
    }

    public record Colleague(long id, String name) {}
}
