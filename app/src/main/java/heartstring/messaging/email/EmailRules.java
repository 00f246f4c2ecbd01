package heartstring.messaging.email;

import heartstring.messaging.outbox.Carrier.Carried;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** What an answer of a mail server means: what is only so for now is tried again, what will stay so is not. */
final class EmailRules {

    private static final int FOR_GOOD = 500;

    private EmailRules() {}

    static Carried told(Exception thrown) {
        if (thrown instanceof MailAuthenticationException) {
            return new Carried.Later("The mail server refused our sign-in.");
        }
        for (Throwable cause : causes(thrown)) {
            switch (cause) {
                case SMTPAddressFailedException refused
                when refused.getReturnCode() >= FOR_GOOD -> {
                    return new Carried.Never(
                            "The mail server does not take this address (" + refused.getReturnCode() + ").");
                }
                case SMTPAddressFailedException later -> {
                    return new Carried.Later(
                            "The mail server does not take this address now (" + later.getReturnCode() + ").");
                }
                case SMTPSenderFailedException sender -> {
                    return new Carried.Later(
                            "The mail server does not let us send as our address (" + sender.getReturnCode() + ").");
                }
                case SMTPSendFailedException refused
                when refused.getReturnCode() >= FOR_GOOD -> {
                    return new Carried.Never(
                            "The mail server does not take this message (" + refused.getReturnCode() + ").");
                }
                case AddressException broken -> {
                    return new Carried.Never("This is no e-mail address.");
                }
                default -> {}
            }
        }
        return new Carried.Later("The mail server could not be reached, or did not take it.");
    }

    /** The kind of the innermost cause: its message may name the address. */
    static String kind(Exception thrown) {
        String kind = thrown.getClass().getSimpleName();
        for (Throwable cause : causes(thrown)) {
            kind = cause.getClass().getSimpleName();
        }
        return kind;
    }

    /** With those that mail exceptions chain in their own ways; each once, innermost last. */
    private static Set<Throwable> causes(Throwable thrown) {
        Set<Throwable> found = new java.util.LinkedHashSet<>();
        gather(thrown, found);
        return found;
    }

    private static void gather(@org.jspecify.annotations.Nullable Throwable thrown, Set<Throwable> found) {
        if (thrown == null || !found.add(thrown)) {
            return;
        }
        gather(thrown.getCause(), found);
        if (thrown instanceof MailSendException sent) {
            for (Exception of : new HashSet<>(sent.getFailedMessages().values())) {
                gather(of, found);
            }
        }
        if (thrown instanceof MessagingException mail) {
            gather(mail.getNextException(), found);
        }
    }
}
