package heartstring.messaging.mailboxes;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as somebody typed it.
 *
 * @param secret the password, or with {@code oauth} what gets tokens: token address, client id, client secret and refresh token, one a
 *     line; empty to leave what is there
 */
public record MailboxDraft(
        String name,
        String address,
        Mailbox.Server imap,
        String login,
        String way,
        String secret,
        String folder,
        Mailbox.Server smtp,
        long privateTo) {

    private static final Set<String> SECURITIES = Set.of("tls", "starttls", "none");

    public MailboxDraft {
        name = name.strip();
        address = address.strip().toLowerCase(Locale.ROOT);
        login = login.isBlank() ? address : login.strip();
        folder = folder.isBlank() ? "INBOX" : folder.strip();
    }

    /** What is wrong with it, in a sentence; null for nothing. */
    @Nullable
    String fault(boolean isNew) {
        if (name.isEmpty() || name.length() > 80) {
            return "Give the account a name of at most 80 characters.";
        }
        if (!address.matches("[^\\s@]+@[^\\s@]+") || address.length() > 254) {
            return "This is no e-mail address.";
        }
        String servers = fault(imap, false, "IMAP");
        if (servers == null) {
            servers = fault(smtp, true, "SMTP");
        }
        if (servers != null) {
            return servers;
        }
        if (!way.equals("password") && !way.equals("oauth")) {
            return "Sign in with a password or with OAuth.";
        }
        if (isNew && secret.isBlank()) {
            return way.equals("oauth") ? "OAuth needs what gets its tokens." : "The account needs its password.";
        }
        if (way.equals("oauth") && !secret.isBlank() && secret.strip().lines().count() != 4) {
            return "OAuth needs four lines: the address that gives tokens, the client's id, its secret, and the refresh token.";
        }
        if (way.equals("oauth") && !secret.isBlank() && !secret.strip().startsWith("https://")) {
            return "The address that gives tokens begins with https.";
        }
        return null;
    }

    private static @Nullable String fault(Mailbox.Server server, boolean maybe, String what) {
        if (server.host().isBlank()) {
            return maybe ? null : "Say where the " + what + " server is.";
        }
        if (!server.host().matches("[A-Za-z0-9._:-]{1,253}") || server.port() < 1 || server.port() > 65_535) {
            return "The " + what + " server has a host name and a port.";
        }
        return SECURITIES.contains(server.security()) ? null : "Choose how the connection is kept secret.";
    }
}
