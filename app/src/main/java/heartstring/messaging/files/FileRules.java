package heartstring.messaging.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a file is, by its first bytes; what it calls itself is not believed. */
public final class FileRules {

    /** In bytes. */
    public static final int LARGEST = 10 * 1024 * 1024;

    static final int LONGEST_NAME = 200;

    private static final int LOOKED_AT = 4_096;

    private static final Map<String, String> STARTS = Map.of(
            "89504e470d0a1a0a", "image/png",
            "ffd8ff", "image/jpeg",
            "474946383761", "image/gif",
            "474946383961", "image/gif",
            "255044462d", "application/pdf",
            "1f8b08", "application/gzip");

    private static final Map<String, String> INSIDE_ZIP = Map.of(
            "word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text",
            "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet");

    /** Of the endings, those that a type may have; a file of another ending lies. */
    private static final Map<String, List<String>> ENDINGS = Map.ofEntries(
            Map.entry("image/png", List.of("png")),
            Map.entry("image/jpeg", List.of("jpg", "jpeg", "jpe")),
            Map.entry("image/gif", List.of("gif")),
            Map.entry("image/webp", List.of("webp")),
            Map.entry("application/pdf", List.of("pdf")),
            Map.entry("application/gzip", List.of("gz", "tgz")),
            Map.entry("application/zip", List.of("zip")),
            Map.entry(
                    "text/plain",
                    List.of("txt", "csv", "tsv", "md", "log", "ics", "vcf", "eml", "json", "xml", "yaml", "yml")));

    private FileRules() {}

    /** What becomes of a file that somebody offers. */
    public sealed interface Judged {
        /** It may be kept as that. */
        record Good(String name, String type) implements Judged {}

        /** It may not, in a sentence. */
        record Bad(String reason) implements Judged {}
    }

    public static Judged judge(String typedName, byte[] bytes) {
        String name = name(typedName);
        if (bytes.length == 0) {
            return new Judged.Bad(name + " is empty.");
        }
        if (bytes.length > LARGEST) {
            return new Judged.Bad(name + " is larger than 10 MB.");
        }
        Optional<String> type = type(bytes);
        if (type.isEmpty()) {
            return new Judged.Bad(
                    name + " is of a kind that is not taken: pictures, PDF, office documents, archives and"
                            + " plain text are.");
        }
        String ending = ending(name);
        List<String> fitting = ENDINGS.get(type.get());
        if (fitting != null && !ending.isEmpty() && !fitting.contains(ending)) {
            return new Judged.Bad(name + " is not what its name says: its contents are " + type.get() + ".");
        }
        return new Judged.Good(name, type.get());
    }

    /** A name without a path, and without what no file system likes. */
    public static String name(String typed) {
        String last = typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?;]", "").strip();
        String shown = clean.isEmpty() || clean.matches("\\.+") ? "file" : clean;
        return shown.length() <= LONGEST_NAME ? shown : shown.substring(shown.length() - LONGEST_NAME);
    }

    static Optional<String> type(byte[] bytes) {
        StringBuilder start = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, 12); i++) {
            start.append(String.format(Locale.ROOT, "%02x", bytes[i]));
        }
        String hex = start.toString();
        for (Map.Entry<String, String> known : STARTS.entrySet()) {
            if (hex.startsWith(known.getKey())) {
                return Optional.of(known.getValue());
            }
        }
        if (hex.startsWith("52494646") && hex.startsWith("57454250", 16)) {
            return Optional.of("image/webp");
        }
        if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) {
            return Optional.of(zip(bytes));
        }
        return isText(bytes) ? Optional.of("text/plain") : Optional.empty();
    }

    private static String zip(byte[] bytes) {
        String names = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return INSIDE_ZIP.entrySet().stream()
                .filter(e -> names.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("application/zip");
    }

    /** Plain text that no browser could take for a page or a drawing with scripts in it. */
    private static boolean isText(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String head = text.substring(0, Math.min(text.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
            boolean page = head.contains("<html")
                    || head.contains("<script")
                    || head.contains("<svg")
                    || head.contains("<!doctype");
            return !page && !head.startsWith("#!") && text.chars().noneMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
