package heartstring.messaging.bounces;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads reports of mail servers, however they are made; pure. */
public final class BounceRules {

    private static final int MOST_BYTES = 65_536;
    private static final int MOST_PARTS = 10;
    private static final int LONGEST_REASON = 300;
    private static final Pattern MAIL_ID = Pattern.compile("(?im)^message-id:\\s*(<[^<>\\s]{1,250}>)");
    private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern CODE = Pattern.compile("\\b([45]\\d\\d)\\b");

    private BounceRules() {}

    /** What it reports; empty for any other mail, and for news that it is late or has arrived. */
    public static Optional<BounceReport> read(Part mail) {
        try {
            if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
                return Optional.empty();
            }
            String machine = "";
            String original = "";
            boolean complaint = false;
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType("message/delivery-status") || part.isMimeType("message/feedback-report")) {
                    machine = words(part);
                    complaint = part.isMimeType("message/feedback-report");
                } else if (part.isMimeType("message/rfc822")
                        || part.isMimeType("text/rfc822-headers")
                        || part.isMimeType("message/rfc822-headers")) {
                    original = words(part);
                }
            }
            return machine.isEmpty() ? Optional.empty() : report(machine, original, complaint);
        } catch (MessagingException | IOException | RuntimeException e) {
            // What is broken is a mail like any other.
            return Optional.empty();
        }
    }

    /** The same of its parts as text. */
    static Optional<BounceReport> report(String machine, String original, boolean complaint) {
        Matcher id = MAIL_ID.matcher(original);
        if (!id.find()) {
            return Optional.empty();
        }
        Map<String, String> fields = fields(machine);
        if (complaint) {
            return fields.getOrDefault("feedback-type", "abuse")
                            .toLowerCase(Locale.ROOT)
                            .equals("not-spam")
                    ? Optional.empty()
                    : Optional.of(new BounceReport(
                            BounceReport.Kind.COMPLAINT, id.group(1), "The reader called it unwanted."));
        }
        String action = fields.getOrDefault("action", "").toLowerCase(Locale.ROOT);
        if (!action.startsWith("failed")) {
            return Optional.empty();
        }
        String diagnosis = fields.getOrDefault("diagnostic-code", "").replaceAll("(?i)^\\w+;\\s*", "");
        String status = fields.getOrDefault("status", "");
        return Optional.of(new BounceReport(
                isForGood(status, diagnosis) ? BounceReport.Kind.HARD : BounceReport.Kind.SOFT,
                id.group(1),
                line(diagnosis.isEmpty() ? "Status " + status : diagnosis)));
    }

    /** Whether nobody is there (RFC 3463): what is only full, too large or suspected may arrive another time. */
    static boolean isForGood(String status, String diagnosis) {
        Matcher found = STATUS.matcher(status);
        if (!found.find()) {
            Matcher code = CODE.matcher(diagnosis);
            return code.find() && (code.group(1).equals("550") || code.group(1).equals("551"));
        }
        if (!found.group(1).equals("5")) {
            return false;
        }
        String detail = found.group(2) + "." + found.group(3);
        return (found.group(2).equals("1") && !detail.equals("1.7") && !detail.equals("1.8"))
                || detail.equals("2.1")
                || detail.equals("4.4")
                || (detail.equals("0.0") && diagnosis.contains("550"));
    }

    /** Fields by their names in small letters; the first of each holds, folded lines are put together. */
    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        String whole = text.replaceAll("\r?\n[ \t]+", " ");
        for (String one : whole.split("\r?\n")) {
            int colon = one.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        one.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        one.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }

    private static String words(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
