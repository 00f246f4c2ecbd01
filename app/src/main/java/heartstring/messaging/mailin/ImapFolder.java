package heartstring.messaging.mailin;

import heartstring.messaging.bounces.BounceRules;
import heartstring.messaging.html.Html;
import heartstring.messaging.mailboxes.Mailbox;
import heartstring.messaging.mailboxes.Mailboxes;
import heartstring.platform.secrets.Tokens;
import jakarta.mail.Address;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** One account's folder, open for reading; what is read is not marked as read, so that people who look there see it as before. */
final class ImapFolder implements AutoCloseable {

    static {
        // The mail library reads these from the program as a whole: what is broken is read as far as it goes.
        for (String lenient : List.of(
                "mail.mime.base64.ignoreerrors",
                "mail.mime.uudecode.ignoreerrors",
                "mail.mime.uudecode.ignoremissingbeginend",
                "mail.mime.ignoreunknownencoding",
                "mail.mime.multipart.allowempty")) {
            System.setProperty(lenient, "true");
        }
        System.setProperty("mail.mime.parameters.strict", "false");
    }

    private final Store store;
    private final Folder folder;
    private final UIDFolder numbered;

    private ImapFolder(Store store, Folder folder) {
        this.store = store;
        this.folder = folder;
        this.numbered = (UIDFolder) folder;
    }

    /** Signs in and opens the folder. */
    static ImapFolder open(Mailbox mailbox, String secret, boolean oauth) throws MessagingException {
        Properties properties = Mailboxes.properties("imap", mailbox.imap(), oauth);
        properties.setProperty("mail.imap.partialfetch", "true");
        properties.setProperty("mail.imap.fetchsize", "262144");
        properties.setProperty("mail.imap.peek", "true");
        properties.setProperty("mail.mime.address.strict", "false");
        Session session = Session.getInstance(properties);
        Store store = session.getStore("imap");
        boolean opened = false;
        try {
            store.connect(mailbox.imap().host(), mailbox.imap().port(), mailbox.login(), secret);
            Folder folder = store.getFolder(mailbox.folder());
            folder.open(Folder.READ_ONLY);
            opened = true;
            return new ImapFolder(store, folder);
        } finally {
            if (!opened) {
                store.close();
            }
        }
    }

    long validity() throws MessagingException {
        return numbered.getUIDValidity();
    }

    /** The numbers of at most so many mails above that one, in their order; at the beginning those that came since then. */
    List<Long> after(long uid, Instant since, int most) throws MessagingException {
        List<Long> uids = new ArrayList<>();
        if (uid == 0) {
            Message[] found = folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since)));
            prefetch(found);
            for (Message one : found) {
                uids.add(numbered.getUID(one));
            }
        } else {
            Message[] found = numbered.getMessagesByUID(uid + 1, UIDFolder.LASTUID);
            prefetch(found);
            for (Message one : found) {
                // The last one is answered even when it is below.
                if (one != null && numbered.getUID(one) > uid) {
                    uids.add(numbered.getUID(one));
                }
            }
        }
        uids.sort(Comparator.naturalOrder());
        return uids.size() <= most ? uids : uids.subList(0, most);
    }

    private void prefetch(Message[] found) throws MessagingException {
        FetchProfile numbers = new FetchProfile();
        numbers.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(Arrays.stream(found).filter(m -> m != null).toArray(Message[]::new), numbers);
    }

    /** The mail of that number; null when it is gone. */
    @Nullable
    Mail read(long uid, Instant now) throws MessagingException {
        Message message = numbered.getMessageByUID(uid);
        return message instanceof MimeMessage mail ? mail(mail, now) : null;
    }

    /** Reads a mail, whatever state it is in. */
    static Mail mail(MimeMessage message, Instant now) throws MessagingException {
        MailParts parts = new MailParts();
        parts.read(message);
        String text = parts.text().isEmpty() && !parts.html().isEmpty() ? Html.text(parts.html()) : parts.text();
        InternetAddress from = from(message);
        String sender = from == null || from.getAddress() == null
                ? ""
                : from.getAddress().strip().toLowerCase(Locale.ROOT);
        String subject = MailRules.line(decoded(head(message, "Subject")), MailRules.LONGEST_SUBJECT);
        List<String> answered = MailRules.ids(head(message, "In-Reply-To"));
        List<String> own = MailRules.ids(head(message, "Message-ID"));
        Instant at = MailRules.moment(instant(sent(message)), instant(message.getReceivedDate()), now);
        String made = "<"
                + HexFormat.of()
                        .formatHex(
                                Tokens.digest(sender + "\n" + head(message, "Date") + "\n" + subject + "\n" + text),
                                0,
                                16)
                + "@heartstring.invalid>";
        return new Mail(
                own.isEmpty() ? made : own.getFirst(),
                sender,
                from == null ? "" : MailRules.line(from.getPersonal(), 200),
                recipients(message),
                subject,
                at,
                answered.isEmpty() ? "" : answered.getFirst(),
                MailRules.ids(head(message, "References")),
                MailRules.automatic(heads(message), sender),
                text,
                parts.html(),
                parts.files(),
                BounceRules.read(message).orElse(null));
    }

    private static MailRules.Heads heads(MimeMessage message) throws MessagingException {
        return new MailRules.Heads(
                head(message, "Auto-Submitted"),
                head(message, "Precedence"),
                head(message, "List-Id"),
                head(message, "X-Autoreply"),
                head(message, "Return-Path"),
                head(message, "Content-Type"),
                head(message, "X-Auto-Response-Suppress"));
    }

    private static @Nullable String head(MimeMessage message, String name) throws MessagingException {
        return message.getHeader(name, " ");
    }

    private static String decoded(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        String letters = MailParts.decoded(raw.getBytes(StandardCharsets.ISO_8859_1), null);
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(letters));
        } catch (IOException e) {
            return letters;
        }
    }

    private static @Nullable InternetAddress from(MimeMessage message) throws MessagingException {
        for (String name : List.of("From", "Sender", "Reply-To")) {
            InternetAddress found = address(message.getHeader(name, ","));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable InternetAddress address(@Nullable String head) {
        try {
            InternetAddress[] found = head == null ? new InternetAddress[0] : InternetAddress.parseHeader(head, false);
            return found.length > 0 && found[0].getAddress() != null ? found[0] : null;
        } catch (MessagingException e) {
            return null;
        }
    }

    private static List<String> recipients(MimeMessage message) {
        try {
            Address[] all = message.getAllRecipients();
            return all == null
                    ? List.of()
                    : Arrays.stream(all)
                            .filter(InternetAddress.class::isInstance)
                            .map(a -> String.valueOf(((InternetAddress) a).getAddress())
                                    .toLowerCase(Locale.ROOT))
                            .limit(20)
                            .toList();
        } catch (MessagingException e) {
            return List.of();
        }
    }

    private static @Nullable Date sent(MimeMessage message) {
        try {
            return message.getSentDate();
        } catch (MessagingException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    @Override
    public void close() throws MessagingException {
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
        } finally {
            store.close();
        }
    }
}
