package heartstring.messaging.mailboxes;

import heartstring.platform.audit.Audit;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.secrets.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts. What opens them is sealed, and opened only to sign in. */
@Component
public class Mailboxes {

    /** The most accounts of one house. */
    static final int MOST = 200;

    /** A new account begins with mail of so many days. */
    static final Duration BEFORE = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);
    private static final String TOPIC = "mailboxes";

    private final MailboxesSql sql;
    private final AccessTokens tokens;
    private final Vault vault;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<List<Mailbox>> kept;

    Mailboxes(MailboxesSql sql, AccessTokens tokens, Vault vault, Audit audit, InstantSource time, Changes changes) {
        this.sql = sql;
        this.tokens = tokens;
        this.vault = vault;
        this.audit = audit;
        this.time = time;
        this.kept = new Kept<>(TOPIC, changes, sql::all);
    }

    /** By which server a message of an account leaves; null for the house's own. */
    public record Outgoing(@Nullable JavaMailSender sender, String address) {}

    /** What can become of a change. */
    public sealed interface Outcome {
        record Done(int id) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** How to sign in: properties for the mail library, and the password or token. */
    public sealed interface Key {
        record Opens(String secret, boolean oauth) implements Key {}

        record Fails(String sentence) implements Key {}
    }

    /** All accounts, as they were set up; their status may have moved on. */
    public List<Mailbox> all() {
        return kept.get();
    }

    /** All accounts with their status now. */
    public List<Mailbox> fresh() {
        return sql.all();
    }

    public Optional<Mailbox> byId(int id) {
        return kept.get().stream().filter(m -> m.id() == id).findFirst();
    }

    /** The addresses of all accounts: mail from one of these is our own. */
    public Set<String> addresses() {
        return kept.get().stream().map(Mailbox::address).collect(Collectors.toUnmodifiableSet());
    }

    public boolean anySends() {
        return kept.get().stream().anyMatch(Mailbox::sends);
    }

    @Transactional
    public Outcome add(MailboxDraft draft) {
        String fault = draft.fault(true);
        if (fault != null || kept.get().size() >= MOST) {
            return new Outcome.Refused(fault == null ? "There are " + MOST + " accounts already." : fault);
        }
        Optional<Integer> id = sql.add(draft, time.instant(), time.instant().minus(BEFORE));
        if (id.isEmpty()) {
            return new Outcome.Refused("There is an account of this name or address already.");
        }
        sql.seal(id.get(), draft.way(), seal(id.get(), draft.secret()));
        return done("added", id.get());
    }

    @Transactional
    public Outcome change(int id, MailboxDraft draft) {
        String fault = draft.fault(false);
        if (fault == null
                && draft.secret().isBlank()
                && byId(id).stream().anyMatch(m -> !m.way().equals(draft.way()))) {
            fault = "With another way to sign in it needs another secret, too.";
        }
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        if (!sql.change(id, draft, time.instant())) {
            return new Outcome.Refused("There is no such account, or another one has this name or address.");
        }
        if (!draft.secret().isBlank()) {
            sql.seal(id, draft.way(), seal(id, draft.secret()));
        }
        return done("changed", id);
    }

    /** Lets an account rest, or work again. */
    @Transactional
    public void disable(int id, boolean disabled) {
        sql.disable(id, disabled, time.instant());
        done(disabled ? "disabled" : "enabled", id);
    }

    /** Looks into it as soon as possible. */
    @Transactional
    public void hurry(int id) {
        sql.hurry(id, time.instant());
    }

    private Outcome done(String act, int id) {
        audit.record(act, "mail account", id);
        kept.changed();
        return new Outcome.Done(id);
    }

    private byte[] seal(int id, String secret) {
        return vault.seal(secret.strip().getBytes(StandardCharsets.UTF_8), purpose(id));
    }

    private static String purpose(int id) {
        return "mailbox:" + id;
    }

    /** What opens an account. */
    public Key key(Mailbox mailbox) {
        try {
            String secret =
                    new String(vault.open(sql.sealed(mailbox.id()), purpose(mailbox.id())), StandardCharsets.UTF_8);
            return mailbox.way().equals("oauth")
                    ? new Key.Opens(tokens.access(mailbox.id(), secret), true)
                    : new Key.Opens(secret, false);
        } catch (IllegalStateException e) {
            return new Key.Fails("The password was sealed under another secret of the house. Put it in again.");
        } catch (AccessTokens.NoToken e) {
            return new Key.Fails(String.valueOf(e.getMessage()));
        }
    }

    /** The server did not take the access token of this account: the next key is a fresh one. */
    public void refused(int id) {
        tokens.forget(id);
    }

    /** By which server mail of that account leaves; empty when there is no such account. */
    public Optional<Outgoing> outgoing(int id) {
        return byId(id).map(mailbox -> {
            if (!mailbox.sends()) {
                return new Outgoing(null, mailbox.address());
            }
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost(mailbox.smtp().host());
            sender.setPort(mailbox.smtp().port());
            sender.setUsername(mailbox.login());
            switch (key(mailbox)) {
                case Key.Opens opens -> {
                    sender.setPassword(opens.secret());
                    sender.setJavaMailProperties(properties("smtp", mailbox.smtp(), opens.oauth()));
                }
                case Key.Fails fails -> {
                    // The server will refuse it, and it is tried again.
                    LOG.warn("Mail account {} has no key: {}", id, fails.sentence());
                    sender.setJavaMailProperties(properties("smtp", mailbox.smtp(), false));
                }
            }
            return new Outgoing(sender, mailbox.address());
        });
    }

    /** What the mail library has to know to reach a server, within bounded time. */
    public static Properties properties(String protocol, Mailbox.Server server, boolean oauth) {
        Properties all = new Properties();
        String at = "mail." + protocol + ".";
        all.setProperty(at + "host", server.host());
        all.setProperty(at + "port", String.valueOf(server.port()));
        all.setProperty(at + "connectiontimeout", "10000");
        all.setProperty(at + "timeout", "60000");
        all.setProperty(at + "writetimeout", "60000");
        all.setProperty(at + "auth", "true");
        all.setProperty(at + "ssl.enable", String.valueOf(server.security().equals("tls")));
        all.setProperty(at + "starttls.enable", String.valueOf(server.security().equals("starttls")));
        all.setProperty(
                at + "starttls.required", String.valueOf(server.security().equals("starttls")));
        all.setProperty(at + "ssl.checkserveridentity", "true");
        if (oauth) {
            all.setProperty(at + "auth.mechanisms", "XOAUTH2");
        }
        return all;
    }
}
