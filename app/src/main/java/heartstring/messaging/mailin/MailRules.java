package heartstring.messaging.mailin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the heads of a mail mean; pure. */
final class MailRules {

    /** The most of a thread that is kept. */
    static final int MOST_REFERENCES = 50;

    static final int LONGEST_SUBJECT = 300;

    /** So much further ahead of us nobody's clock is. */
    static final Duration AHEAD = Duration.ofHours(1);

    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,250}>");
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private MailRules() {}

    /** The Message-IDs in a head, in their order, each once. */
    static List<String> ids(@Nullable String head) {
        List<String> ids = new ArrayList<>();
        Matcher found = ID.matcher(head == null ? "" : head);
        while (found.find()) {
            if (!ids.contains(found.group())) {
                ids.add(found.group());
            }
        }
        return ids.size() <= MOST_REFERENCES ? ids : ids.subList(ids.size() - MOST_REFERENCES, ids.size());
    }

    /** Heads that tell a machine's mail (RFC 3834, RFC 2919, RFC 3464); each null where it is not there. */
    record Heads(
            @Nullable String autoSubmitted,
            @Nullable String precedence,
            @Nullable String listId,
            @Nullable String autoReply,
            @Nullable String returnPath,
            @Nullable String contentType,
            @Nullable String suppress) {}

    /** Why this is no person's word; empty for a person's. */
    static String automatic(Heads heads, String from) {
        String submitted = lower(heads.autoSubmitted());
        String type = lower(heads.contentType());
        String local = from.replaceAll("@.*", "");
        if (type.startsWith("multipart/report")
                || "<>".equals(lower(heads.returnPath()).strip())
                || local.equals("mailer-daemon")
                || local.equals("postmaster")) {
            return "bounce";
        }
        if (!submitted.isEmpty() && !submitted.startsWith("no")) {
            return submitted.startsWith("auto-replied") ? "auto-replied" : "auto-generated";
        }
        if (heads.autoReply() != null) {
            return "auto-replied";
        }
        if (lower(heads.precedence()).matches("(bulk|junk|list|auto_reply)")) {
            return lower(heads.precedence()).equals("auto_reply") ? "auto-replied" : "list";
        }
        if (heads.listId() != null) {
            return "list";
        }
        return "";
    }

    private static String lower(@Nullable String head) {
        return head == null ? "" : head.strip().toLowerCase(Locale.ROOT);
    }

    /** When it was written, unless its clock is wrong: then when it arrived, and otherwise now. */
    static Instant moment(@Nullable Instant written, @Nullable Instant arrived, Instant now) {
        if (written != null && written.isAfter(EARLIEST) && written.isBefore(now.plus(AHEAD))) {
            return written.isAfter(now) ? now : written;
        }
        return arrived != null && arrived.isAfter(EARLIEST) && !arrived.isAfter(now) ? arrived : now;
    }

    /** One line without what nobody can see. */
    static String line(@Nullable String text, int most) {
        String clean =
                text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.codePointCount(0, clean.length()) <= most
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, most));
    }

    /** How long to wait after so many failures in a row; after the first not long, and never longer than half an hour. */
    static Duration waitAfter(int failures) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
