package heartstring.platform.users;

import heartstring.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends reset links, when a mail server ({@code spring.mail.host}) and the organisation's address are known: an address taken
 * from the request could be anybody's.
 */
@Component
class ResetMail {

    private static final Logger LOG = LoggerFactory.getLogger(ResetMail.class);

    private final @Nullable JavaMailSender sender;
    private final Settings settings;
    private final String from;

    ResetMail(
            ObjectProvider<JavaMailSender> sender,
            Settings settings,
            @Value("${heartstring.mail.from:heartstring@localhost}") String from) {
        this.sender = sender.getIfAvailable();
        this.settings = settings;
        this.from = from;
    }

    boolean isReady() {
        return sender != null && !settings.organisation().address().isEmpty();
    }

    /** Sends in the background: the answer must not tell by its time whether there is such a user. */
    void send(String email, String path) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(email);
        message.setSubject("Your new Heartstring password");
        message.setText("Somebody, probably you, asked for a new password. Set it here within an hour:\n\n"
                + settings.organisation().address() + path
                + "\n\nIf it was not you, there is nothing to do.\n");
        JavaMailSender ready = sender;
        if (ready != null) {
            Thread.ofVirtual().name("reset-mail").start(() -> {
                try {
                    ready.send(message);
                } catch (MailException e) {
                    LOG.warn(
                            "A reset link could not be mailed: {}", e.getClass().getSimpleName());
                }
            });
        }
    }
}
