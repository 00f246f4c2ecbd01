package heartstring.messaging.email;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Connections to mail servers, kept open for half a minute, so that not every message has to sign in anew. */
@Component
class Lines {

    /** By one connection; many servers want no more. */
    private static final int MOST_MESSAGES = 100;

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int NOT_NOW = 421;
    private static final int LEAST_CODE = 200;

    private final Map<Way, Deque<Line>> kept = new ConcurrentHashMap<>();

    /** Where a connection leads to, and as whom; whoever signs in otherwise gets another. */
    private record Way(String protocol, String host, int port, String user, String password) {

        static Way of(JavaMailSenderImpl sender) {
            return new Way(
                    Objects.requireNonNullElse(sender.getProtocol(), "smtp"),
                    Objects.requireNonNullElse(sender.getHost(), ""),
                    sender.getPort(),
                    Objects.requireNonNullElse(sender.getUsername(), ""),
                    Objects.requireNonNullElse(sender.getPassword(), ""));
        }

        boolean isSecured() {
            return protocol.equals("smtps");
        }

        @Nullable
        String signedInAs() {
            return user.isEmpty() ? null : user;
        }

        @Nullable
        String secret() {
            return user.isEmpty() ? null : password;
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** The connection was lost when the server had the whole message: it may have it, or not. */
    static final class Unsure extends Exception {

        Unsure(MessagingException cause) {
            super(cause);
        }
    }

    /** Hands a message over by a connection of its own. */
    void sendAlone(JavaMailSenderImpl sender, MimeMessage message) throws MessagingException, Unsure {
        sendFresh(sender, Way.of(sender), message, false);
    }

    /** Hands a message over; returns when the server has taken it. */
    void send(JavaMailSenderImpl sender, MimeMessage message) throws MessagingException, Unsure {
        Way way = Way.of(sender);
        Line open = borrow(way);
        if (open == null || !sent(open, way, message, true, true)) {
            sendFresh(sender, way, message, true);
        }
    }

    private void sendFresh(JavaMailSenderImpl sender, Way way, MimeMessage message, boolean keeps)
            throws MessagingException, Unsure {
        Line fresh = new Line(
                sender.getSession(),
                new URLName(way.protocol(), way.host(), way.port(), null, way.signedInAs(), way.secret()),
                way.isSecured());
        fresh.connect(way.host(), way.port(), way.signedInAs(), way.secret());
        sent(fresh, way, message, false, keeps);
    }

    /** False when a connection that was kept open turned out to be closed meanwhile, before the message was there. */
    private boolean sent(Line line, Way way, MimeMessage message, boolean wasKept, boolean keeps)
            throws MessagingException, Unsure {
        boolean good = false;
        try {
            line.sendMessage(message, message.getAllRecipients());
            good = true;
            return true;
        } catch (MessagingException e) {
            if (line.isUnsure()) {
                throw new Unsure(e);
            }
            int code = line.getLastReturnCode();
            good = e instanceof SendFailedException && code >= LEAST_CODE && code != NOT_NOW;
            if (wasKept && !good) {
                return false;
            }
            throw e;
        } finally {
            if (keeps && good && line.used() < MOST_MESSAGES) {
                kept.computeIfAbsent(way, w -> new ConcurrentLinkedDeque<>()).addFirst(line);
            } else {
                close(line);
            }
        }
    }

    private @Nullable Line borrow(Way way) {
        Deque<Line> open = kept.get(way);
        Line line = open == null ? null : open.pollFirst();
        while (line != null && line.idleNanos() > KEPT.toNanos()) {
            close(line);
            line = open == null ? null : open.pollFirst();
        }
        return line;
    }

    /** Closes those that nobody has used for a while. */
    void rest() {
        kept.forEach((way, open) -> {
            Iterator<Line> lines = open.iterator();
            while (lines.hasNext()) {
                Line line = lines.next();
                if (line.idleNanos() > KEPT.toNanos() && open.remove(line)) {
                    close(line);
                }
            }
            if (open.isEmpty()) {
                kept.remove(way, open);
            }
        });
    }

    private static void close(Line line) {
        try {
            line.close();
        } catch (MessagingException e) {
            // It is closed in any case.
        }
    }
}
