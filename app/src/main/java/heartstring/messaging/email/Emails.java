package heartstring.messaging.email;

import heartstring.messaging.bounces.MailIds;
import heartstring.messaging.dkim.Signatures;
import heartstring.messaging.files.Files;
import heartstring.messaging.files.StoredFile;
import heartstring.messaging.mailboxes.Mailboxes;
import heartstring.messaging.outbox.Carrier;
import heartstring.messaging.outbox.Threading;
import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands messages to the mail server that {@code spring.mail.host} names, ready once there is one; and those of an account to its
 * own server.
 */
@Component
class Emails implements Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(Emails.class);

    private final @Nullable JavaMailSender sender;
    private final Settings settings;
    private final Mailboxes mailboxes;
    private final Files files;
    private final Lines lines;
    private final Signatures signatures;
    private final Vault vault;
    private final String from;

    Emails(
            ObjectProvider<JavaMailSender> sender,
            Settings settings,
            Mailboxes mailboxes,
            Files files,
            Lines lines,
            Signatures signatures,
            Vault vault,
            @Value("${heartstring.mail.from:heartstring@localhost}") String from) {
        this.sender = sender.getIfAvailable();
        this.settings = settings;
        this.mailboxes = mailboxes;
        this.files = files;
        this.lines = lines;
        this.signatures = signatures;
        this.vault = vault;
        this.from = from;
    }

    @Override
    public boolean isReady() {
        return sender != null;
    }

    @Override
    public boolean hasAccounts() {
        return mailboxes.anySends();
    }

    @Override
    public Carried carry(Parcel parcel) {
        int account = parcel.threading().mailboxId();
        Optional<Mailboxes.Outgoing> outgoing = account == 0 ? Optional.empty() : mailboxes.outgoing(account);
        JavaMailSender ready = outgoing.map(Mailboxes.Outgoing::sender).orElse(sender);
        if (ready == null) {
            return new Carried.Later("No mail server is set up.");
        }
        try {
            String by = outgoing.map(Mailboxes.Outgoing::address).orElse(from);
            MimeMessage message = message(ready, parcel, by);
            message.setSentDate(Date.from(Instant.now()));
            message.saveChanges();
            MimeMessage signed = signatures.signed(message, by.replaceAll("^.*@|>.*$", ""));
            if (account == 0 && ready instanceof JavaMailSenderImpl house) {
                lines.send(house, signed);
            } else if (ready instanceof JavaMailSenderImpl own) {
                // An account may be shut at any moment; then the next message is to find out.
                lines.sendAlone(own, signed);
            } else {
                ready.send(signed);
            }
            return new Carried.Taken();
        } catch (Lines.Unsure e) {
            LOG.warn("The connection was lost at the end of message {}", parcel.id());
            return new Carried.Uncertain(
                    "The connection was lost when the mail server had all of it. Perhaps it arrived, perhaps not.");
        } catch (MailAuthenticationException | AuthenticationFailedException e) {
            mailboxes.refused(account);
            LOG.warn("The sign-in to send message {} was refused", parcel.id());
            return new Carried.Later("The mail server refused our sign-in.");
        } catch (MailException | MessagingException | IOException e) {
            LOG.warn("Message {} was not taken: {}", parcel.id(), EmailRules.kind(e));
            return EmailRules.told(e);
        }
    }

    @Override
    public void rest() {
        lines.rest();
    }

    private MimeMessage message(JavaMailSender ready, Parcel parcel, String from)
            throws MessagingException, UnsupportedEncodingException {
        Threading threading = parcel.threading();
        // Set last by saving, unless it says so itself: the same message has the same id however often it is tried.
        MimeMessage message = new Numbered(
                ready.createMimeMessage(),
                threading.isPersonal()
                        ? threading.mailId()
                        : "<" + MailIds.of(parcel.id(), vault) + "@" + from.replaceAll("^.*@|>", "") + ">");
        List<StoredFile> attached = files.read(threading.fileIds());
        boolean both = !parcel.html().isEmpty();
        MimeMessageHelper helper =
                new MimeMessageHelper(message, both || !attached.isEmpty(), StandardCharsets.UTF_8.name());
        InternetAddress sentFrom = new InternetAddress(from);
        if (sentFrom.getPersonal() == null) {
            sentFrom.setPersonal(settings.organisation().name(), StandardCharsets.UTF_8.name());
        }
        helper.setFrom(sentFrom);
        helper.setTo(new InternetAddress(parcel.address(), true));
        helper.setSubject(parcel.subject());
        if (both) {
            helper.setText(parcel.text(), parcel.html());
        } else {
            helper.setText(parcel.text());
        }
        for (StoredFile file : attached) {
            helper.addAttachment(file.name(), new ByteArrayResource(file.bytes()), file.type());
        }
        if (!threading.isPersonal()) {
            message.setHeader("Auto-Submitted", "auto-generated");
        }
        if (!threading.inReplyTo().isEmpty()) {
            message.setHeader("In-Reply-To", threading.inReplyTo());
            message.setHeader("References", threading.references().replaceAll("\\s+", "\r\n "));
        }
        if (!parcel.unsubscribe().isEmpty()) {
            message.setHeader("List-Unsubscribe", "<" + parcel.unsubscribe() + ">");
            if (parcel.unsubscribe().startsWith("https://")) {
                // One click (RFC 8058) is for addresses that nobody can read along.
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
        return message;
    }

    /** A message that keeps its id when it is saved. */
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(MimeMessage empty, String id) {
            super(empty.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
