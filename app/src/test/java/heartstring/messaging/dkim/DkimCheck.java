package heartstring.messaging.dkim;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a receiver does with a signature, written from RFC 6376, section 6, letter by letter and without anything of the side that signs.
 */
public final class DkimCheck {

    private DkimCheck() {}

    /** What is wrong with the first signature of a mail; empty when it is right. The record is that of the DNS. */
    public static String fault(byte[] mail, String record) throws Exception {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        int blank = text.indexOf("\r\n\r\n");
        List<String> heads = new ArrayList<>();
        Matcher lines =
                Pattern.compile("[^\\r\\n]+(\\r\\n[ \\t][^\\r\\n]*)*\\r\\n").matcher(text.substring(0, blank + 2));
        while (lines.find()) {
            heads.add(lines.group());
        }
        String own = heads.stream()
                .filter(h -> h.toLowerCase(java.util.Locale.ROOT).startsWith("dkim-signature:"))
                .findFirst()
                .orElse("");
        if (own.isEmpty()) {
            return "unsigned";
        }
        Map<String, String> tags = tags(own.substring(own.indexOf(':') + 1));
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        if (!Base64.getEncoder()
                .encodeToString(sha.digest(body(text.substring(blank + 4)).getBytes(StandardCharsets.ISO_8859_1)))
                .equals(tags.get("bh"))) {
            return "body";
        }
        StringBuilder data = new StringBuilder();
        Map<String, Integer> used = new HashMap<>();
        for (String name : tags.get("h").split(":")) {
            List<String> those = heads.stream()
                    .filter(h -> h.substring(0, h.indexOf(':')).strip().equalsIgnoreCase(name))
                    .toList();
            int nth = used.merge(name, 1, Integer::sum);
            if (nth <= those.size()) {
                data.append(head(those.get(those.size() - nth))).append("\r\n");
            }
        }
        data.append(head(own.replaceFirst("(?s)([;\\s]b=)[^;]*", "$1")));
        PublicKey key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(
                        Base64.getDecoder().decode(tags(record).get("p"))));
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initVerify(key);
        rsa.update(data.toString().getBytes(StandardCharsets.ISO_8859_1));
        return rsa.verify(Base64.getDecoder().decode(tags.get("b"))) ? "" : "heads";
    }

    private static Map<String, String> tags(String list) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : list.split(";")) {
            int is = tag.indexOf('=');
            if (is > 0) {
                tags.put(tag.substring(0, is).strip(), tag.substring(is + 1).replaceAll("\\s", ""));
            }
        }
        return tags;
    }

    private static String head(String head) {
        int colon = head.indexOf(':');
        return head.substring(0, colon).toLowerCase(java.util.Locale.ROOT).strip() + ":"
                + head.substring(colon + 1)
                        .replace("\r\n", "")
                        .replaceAll("[ \\t]+", " ")
                        .strip();
    }

    private static String body(String body) {
        StringBuilder out = new StringBuilder();
        for (String line : body.split("\r\n", -1)) {
            out.append(line.replaceAll("[ \\t]+", " ").replaceAll(" $", "")).append("\r\n");
        }
        String whole = out.toString();
        while (whole.endsWith("\r\n\r\n")) {
            whole = whole.substring(0, whole.length() - 2);
        }
        return whole.equals("\r\n") ? "" : whole;
    }
}
