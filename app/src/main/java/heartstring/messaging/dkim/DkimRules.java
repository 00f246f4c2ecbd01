package heartstring.messaging.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** A signature of RFC 6376 by rsa-sha256, both parts in their relaxed form; pure. */
final class DkimRules {

    /** Those that are signed where a mail has them. */
    private static final List<String> SIGNED = List.of(
            "from",
            "to",
            "cc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "auto-submitted",
            "list-unsubscribe",
            "list-unsubscribe-post");

    private static final int LETTERS_OF_A_LINE = 70;

    private DkimRules() {}

    /** The mail as it goes over the wire, every line ended by CR and LF. */
    static byte[] wired(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + 256);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '\r' || raw[i] == '\n') {
                out.write('\r');
                out.write('\n');
                if (raw[i] == '\r' && i + 1 < raw.length && raw[i + 1] == '\n') {
                    i++;
                }
            } else {
                out.write(raw[i]);
            }
        }
        return out.toByteArray();
    }

    /** The head to put before a wired mail, with its line's end. */
    static String signature(byte[] wired, String domain, String selector, PrivateKey key, Instant now)
            throws GeneralSecurityException {
        String all = new String(wired, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        List<String> heads = heads(end < 0 ? all : all.substring(0, end + 2));
        String body = end < 0 ? "" : all.substring(end + 4);
        StringBuilder signed = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (String name : SIGNED) {
            // Of several the last one is signed, as RFC 6376 (5.4.2) counts them.
            heads.reversed().stream()
                    .filter(head -> name(head).equals(name))
                    .findFirst()
                    .ifPresent(head -> {
                        names.add(name);
                        signed.append(relaxedHead(head)).append("\r\n");
                    });
        }
        // Named once more than it is there: nobody can add another sender.
        names.add("from");
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(relaxedBody(body).getBytes(StandardCharsets.ISO_8859_1)));
        String head = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + selector
                + ";\r\n\tt=" + now.getEpochSecond() + "; h=" + String.join(":\r\n\t ", names) + ";\r\n\tbh=" + hash
                + ";\r\n\tb=";
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initSign(key);
        rsa.update((signed + relaxedHead(head)).getBytes(StandardCharsets.ISO_8859_1));
        return head + folded(Base64.getEncoder().encodeToString(rsa.sign())) + "\r\n";
    }

    /** Each with the lines that go on with it. */
    private static List<String> heads(String text) {
        List<String> heads = new ArrayList<>();
        for (String line : text.split("\r\n")) {
            if ((line.startsWith(" ") || line.startsWith("\t")) && !heads.isEmpty()) {
                heads.set(heads.size() - 1, heads.getLast() + "\r\n" + line);
            } else if (line.indexOf(':') > 0) {
                heads.add(line);
            }
        }
        return heads;
    }

    private static String name(String head) {
        return head.substring(0, head.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }

    static String relaxedHead(String head) {
        String value = head.substring(head.indexOf(':') + 1)
                .replace("\r\n", "")
                .replaceAll("[ \t]+", " ")
                .replaceAll("^ | $", "");
        return name(head) + ":" + value;
    }

    static String relaxedBody(String body) {
        StringBuilder relaxed = new StringBuilder(body.length());
        int empty = 0;
        for (String line : body.split("\r\n", -1)) {
            String shown = line.replaceAll("[ \t]+", " ").replaceAll(" $", "");
            if (shown.isEmpty()) {
                empty++;
            } else {
                relaxed.append("\r\n".repeat(empty)).append(shown).append("\r\n");
                empty = 0;
            }
        }
        return relaxed.toString();
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        for (int at = 0; at < text.length(); at += LETTERS_OF_A_LINE) {
            folded.append(at == 0 ? "" : "\r\n\t").append(text, at, Math.min(text.length(), at + LETTERS_OF_A_LINE));
        }
        return folded.toString();
    }
}
