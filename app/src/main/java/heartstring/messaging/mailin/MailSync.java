package heartstring.messaging.mailin;

import heartstring.messaging.mailboxes.Mailbox;
import heartstring.messaging.mailboxes.Mailboxes;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Looks into accounts. One server at a time looks into one; a look that fails says why and is tried again, and goes on where the last
 * one stopped, after a minute or after a day.
 */
@Component
class MailSync {

    /** In one look. */
    static final int MOST_MAILS = 500;

    static final Duration BETWEEN = Duration.ofMinutes(1);

    /** For so long nobody else looks. */
    static final Duration LEASE = Duration.ofMinutes(15);

    private static final String NO_TOKEN =
            "The server refused the access token. Allow it again and put in the new refresh token.";

    private static final Logger LOG = LoggerFactory.getLogger(MailSync.class);

    private final MailSyncSql sql;
    private final Mailboxes mailboxes;
    private final MailIntake intake;
    private final InstantSource time;

    MailSync(MailSyncSql sql, Mailboxes mailboxes, MailIntake intake, InstantSource time) {
        this.sql = sql;
        this.mailboxes = mailboxes;
        this.intake = intake;
        this.time = time;
    }

    /** Looks into one account that is due; false when none is. */
    boolean lookOnce() {
        Optional<Integer> taken = sql.take(time.instant(), LEASE);
        if (taken.isEmpty()) {
            return false;
        }
        mailboxes.fresh().stream().filter(m -> m.id() == taken.get()).forEach(this::look);
        return true;
    }

    private void look(Mailbox mailbox) {
        look(mailbox, true);
    }

    private void look(Mailbox mailbox, boolean first) {
        switch (mailboxes.key(mailbox)) {
            case Mailboxes.Key.Opens opens -> look(mailbox, opens, first);
            case Mailboxes.Key.Fails fails -> failed(mailbox, fails.sentence());
        }
    }

    private void look(Mailbox mailbox, Mailboxes.Key.Opens key, boolean first) {
        int count = 0;
        try (ImapFolder folder = ImapFolder.open(mailbox, key.secret(), key.oauth())) {
            long validity = folder.validity();
            // Another validity means other numbers: all is read again, and what is known counts no second time.
            long uid = validity == mailbox.validity() ? mailbox.uid() : 0;
            List<Long> uids = folder.after(uid, mailbox.since(), MOST_MAILS);
            for (Long next : uids) {
                count += take(folder, mailbox, validity, next);
            }
            if (uids.isEmpty() && validity != mailbox.validity()) {
                sql.advance(mailbox.id(), validity, uid);
            }
            Instant now = time.instant();
            sql.good(mailbox.id(), count, now, uids.size() == MOST_MAILS ? now : now.plus(BETWEEN));
        } catch (AuthenticationFailedException e) {
            if (key.oauth()) {
                mailboxes.refused(mailbox.id());
            }
            if (key.oauth() && first) {
                // A token may end before its time, as when somebody signs out everywhere.
                look(mailbox, false);
            } else {
                failed(mailbox, key.oauth() ? NO_TOKEN : told(e));
            }
        } catch (MessagingException e) {
            LOG.warn(
                    "Mail account {} could not be read: {}",
                    mailbox.id(),
                    e.getClass().getSimpleName());
            failed(mailbox, told(e));
        }
    }

    /** Takes in one mail; 1 when it is new. One that nobody could ever read is counted and passed, or it would hold up all behind it. */
    private int take(ImapFolder folder, Mailbox mailbox, long validity, long uid) throws MessagingException {
        Mail mail;
        try {
            mail = folder.read(uid, time.instant());
        } catch (jakarta.mail.FolderClosedException | jakarta.mail.StoreClosedException e) {
            throw e;
        } catch (MessagingException | RuntimeException e) {
            LOG.warn(
                    "Mail {} of account {} is unreadable: {}",
                    uid,
                    mailbox.id(),
                    e.getClass().getSimpleName());
            sql.skip(mailbox.id(), validity, uid);
            return 0;
        }
        if (mail == null) {
            sql.advance(mailbox.id(), validity, uid);
            return 0;
        }
        return switch (taken(mailbox, mail, validity, uid)) {
            case NEW -> 1;
            case KNOWN, REPORT, OURS -> 0;
            case REFUSED -> {
                sql.skip(mailbox.id(), validity, uid);
                yield 0;
            }
        };
    }

    /** What the database cannot keep must not hold up all behind it either. */
    private MailIntake.Taken taken(Mailbox mailbox, Mail mail, long validity, long uid) {
        try {
            return intake.take(mailbox, mail, validity, uid);
        } catch (DataIntegrityViolationException e) {
            LOG.warn(
                    "Mail {} of account {} cannot be kept: {}",
                    uid,
                    mailbox.id(),
                    e.getClass().getSimpleName());
            return MailIntake.Taken.REFUSED;
        }
    }

    private void failed(Mailbox mailbox, String sentence) {
        Instant now = time.instant();
        sql.bad(
                mailbox.id(),
                sentence,
                now,
                now.plus(MailRules.waitAfter(mailbox.status().failures() + 1)));
    }

    static String told(MessagingException thrown) {
        if (thrown instanceof AuthenticationFailedException) {
            return "The server refused the sign-in. Check the user name and the password.";
        }
        if (thrown instanceof FolderNotFoundException) {
            return "There is no such folder.";
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.UnknownHostException) {
                return "There is no server of that name.";
            }
            if (cause instanceof java.net.SocketTimeoutException) {
                return "The server did not answer in time.";
            }
            if (cause instanceof java.net.ConnectException) {
                return "The server could not be reached.";
            }
            if (cause instanceof javax.net.ssl.SSLException) {
                return "The secure connection failed. Check the port and the kind of security.";
            }
        }
        return "The connection broke off.";
    }
}
