package heartstring.platform.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which files may be kept, and what they are by their contents. */
public final class FileRules {

    /** The largest file, in bytes. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    static final int MOST_NAME = 200;

    /** By ending: the type that goes out, and what the contents have to be. */
    private static final Map<String, Kind> KINDS = kinds();

    private static final Set<String> PROGRAMS = Set.of("MZ", "\u007fELF", "#!", "\u00ca\u00fe\u00ba\u00be");

    private FileRules() {}

    private record Kind(String mediaType, Shape shape) {}

    private enum Shape {
        PDF,
        PNG,
        JPEG,
        GIF,
        WEBP,
        ZIP,
        TEXT
    }

    /** What became of a look at a file. */
    public sealed interface Look {

        record Good(String name, String mediaType) implements Look {}

        record Bad(String sentence) implements Look {}
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("pdf", new Kind("application/pdf", Shape.PDF));
        kinds.put("png", new Kind("image/png", Shape.PNG));
        kinds.put("jpg", new Kind("image/jpeg", Shape.JPEG));
        kinds.put("jpeg", new Kind("image/jpeg", Shape.JPEG));
        kinds.put("gif", new Kind("image/gif", Shape.GIF));
        kinds.put("webp", new Kind("image/webp", Shape.WEBP));
        String office = "application/vnd.openxmlformats-officedocument.";
        kinds.put("docx", new Kind(office + "wordprocessingml.document", Shape.ZIP));
        kinds.put("xlsx", new Kind(office + "spreadsheetml.sheet", Shape.ZIP));
        kinds.put("pptx", new Kind(office + "presentationml.presentation", Shape.ZIP));
        kinds.put("odt", new Kind("application/vnd.oasis.opendocument.text", Shape.ZIP));
        kinds.put("ods", new Kind("application/vnd.oasis.opendocument.spreadsheet", Shape.ZIP));
        kinds.put("odp", new Kind("application/vnd.oasis.opendocument.presentation", Shape.ZIP));
        kinds.put("zip", new Kind("application/zip", Shape.ZIP));
        kinds.put("txt", new Kind("text/plain;charset=UTF-8", Shape.TEXT));
        kinds.put("md", new Kind("text/plain;charset=UTF-8", Shape.TEXT));
        kinds.put("csv", new Kind("text/csv;charset=UTF-8", Shape.TEXT));
        kinds.put("ics", new Kind("text/calendar;charset=UTF-8", Shape.TEXT));
        kinds.put("vcf", new Kind("text/vcard;charset=UTF-8", Shape.TEXT));
        kinds.put("eml", new Kind("message/rfc822", Shape.TEXT));
        return kinds;
    }

    /** Endings that may be kept, for the file field of a form. */
    public static String accept() {
        return "." + String.join(",.", KINDS.keySet());
    }

    /** Whether a file may be kept, and as what. */
    public static Look look(String typedName, byte[] content) {
        String name = name(typedName);
        if (content.length == 0) {
            return new Look.Bad("The file is empty.");
        }
        if (content.length > MOST_BYTES) {
            return new Look.Bad("A file has at most " + MOST_BYTES / (1024 * 1024) + " MB.");
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Kind kind = name.indexOf('.') < 0 ? null : KINDS.get(ending);
        if (kind == null) {
            return new Look.Bad(
                    "Files of this kind are not kept. These are: " + String.join(", ", KINDS.keySet()) + ".");
        }
        if (isProgram(content)) {
            return new Look.Bad("This file is a program, whatever it is called.");
        }
        Shape shape = shape(content);
        if (shape != kind.shape()) {
            return new Look.Bad("This file is called ." + ending + ", but its contents are something else"
                    + (shape == null ? "." : ": " + shape.name() + "."));
        }
        return new Look.Good(name, kind.mediaType());
    }

    /** Without folders and without what disturbs a header or a page; never empty. */
    static String name(String typed) {
        String last = typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>:|?*]", "_").strip();
        if (clean.isEmpty()) {
            return "file";
        }
        if (clean.length() <= MOST_NAME) {
            return clean;
        }
        int dot = clean.lastIndexOf('.');
        String ending = dot < 0 || clean.length() - dot > 10 ? "" : clean.substring(dot);
        return clean.substring(0, MOST_NAME - ending.length()) + ending;
    }

    private static boolean isProgram(byte[] content) {
        String head = new String(content, 0, Math.min(4, content.length), StandardCharsets.ISO_8859_1);
        return PROGRAMS.stream().anyMatch(head::startsWith);
    }

    private static @Nullable Shape shape(byte[] c) {
        String head = new String(c, 0, Math.min(1024, c.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("%PDF-")) {
            return Shape.PDF;
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Shape.PNG;
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Shape.JPEG;
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Shape.GIF;
        }
        if (head.startsWith("RIFF") && head.length() >= 12 && head.startsWith("WEBP", 8)) {
            return Shape.WEBP;
        }
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return Shape.ZIP;
        }
        return isText(c) ? Shape.TEXT : null;
    }

    /** UTF-8 without control characters other than those of lines. */
    private static boolean isText(byte[] content) {
        for (byte b : content) {
            if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
