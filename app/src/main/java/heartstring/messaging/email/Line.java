package heartstring.messaging.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to a mail server that stays open from message to message, and knows whether the last one may have arrived. */
final class Line extends SMTPTransport {

    private static final int SAID_NO = 400;

    private boolean ending;
    private int messages;
    private long usedNanos = System.nanoTime();

    Line(Session session, URLName way, boolean secured) {
        super(session, way, secured ? "smtps" : "smtp", secured);
    }

    /** The end of the message is said here: from then on the server may have it, until it has answered. */
    @Override
    protected void finishData() throws IOException, MessagingException {
        ending = true;
        try {
            super.finishData();
        } catch (SMTPSendFailedException e) {
            ending = e.getReturnCode() < SAID_NO;
            throw e;
        }
        ending = false;
    }

    /** Whether the connection was lost after the end of a message was said and before it was answered. */
    boolean isUnsure() {
        return ending;
    }

    /** Notes that a message went by it; how many have. */
    int used() {
        usedNanos = System.nanoTime();
        return ++messages;
    }

    long idleNanos() {
        return System.nanoTime() - usedNanos;
    }
}
