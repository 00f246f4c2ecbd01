package heartstring.messaging.mailin;

import heartstring.messaging.files.FileRules;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes a mail apart, however broken: text, page and files, each within its bound. A part that cannot be read is left out and
 * named, and the rest is kept.
 */
final class MailParts {

    /** In characters. */
    static final int LONGEST_TEXT = 100_000;

    static final int LONGEST_HTML = 400_000;

    /** All files of one mail together, in bytes. */
    static final long MOST_BYTES = 25L * 1024 * 1024;

    static final int MOST_FILES = 20;

    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 300;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Mail.Part> files = new ArrayList<>();
    private long bytes;
    private int parts;

    String text() {
        return text.toString().strip();
    }

    String html() {
        return html.toString();
    }

    List<Mail.Part> files() {
        return files;
    }

    void read(Part part) {
        read(part, 0);
    }

    private void read(Part part, int depth) {
        if (parts++ >= MOST_PARTS || depth > DEEPEST) {
            return;
        }
        try {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
                for (int i = 0; i < several.getCount(); i++) {
                    BodyPart one = several.getBodyPart(i);
                    read(one, depth + 1);
                }
            } else if (isFile(part)) {
                file(part);
            } else if (part.isMimeType("text/html")) {
                add(html, words(part, LONGEST_HTML), LONGEST_HTML);
            } else if (part.isMimeType("text/*") || part.getContentType() == null) {
                add(text, words(part, LONGEST_TEXT), LONGEST_TEXT);
            } else {
                file(part);
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            raw(part);
        }
    }

    /** A part whose heads are broken may still be words. */
    private void raw(Part part) {
        try (InputStream in = part.getInputStream()) {
            byte[] some = in.readNBytes(LONGEST_TEXT);
            add(text, decoded(some, null), LONGEST_TEXT);
        } catch (MessagingException | IOException | RuntimeException e) {
            files.add(new Mail.Part("part " + parts, new byte[0], 0, "It is broken and could not be read."));
        }
    }

    private static boolean isFile(Part part) throws MessagingException {
        String disposition = part.getDisposition();
        return Part.ATTACHMENT.equalsIgnoreCase(disposition)
                || (name(part) != null && !(Part.INLINE.equalsIgnoreCase(disposition) && part.isMimeType("text/*")));
    }

    private static @Nullable String name(Part part) {
        try {
            String name = part.getFileName();
            return name == null ? null : MimeUtility.decodeText(name);
        } catch (MessagingException | IOException e) {
            return "file";
        }
    }

    private void file(Part part) throws MessagingException, IOException {
        String name = name(part);
        String shown = name == null ? "file" + ending(part) : name;
        if (files.size() >= MOST_FILES) {
            return;
        }
        try (InputStream in = part.getInputStream()) {
            byte[] some = in.readNBytes(FileRules.LARGEST + 1);
            if (some.length > FileRules.LARGEST) {
                files.add(new Mail.Part(shown, new byte[0], part.getSize(), "It is larger than 10 MB."));
            } else if (bytes + some.length > MOST_BYTES) {
                files.add(new Mail.Part(
                        shown, new byte[0], some.length, "The files of this mail are too large together."));
            } else {
                bytes += some.length;
                files.add(new Mail.Part(shown, some, some.length, ""));
            }
        }
    }

    private static String ending(Part part) throws MessagingException {
        String type = part.getContentType() == null ? "" : part.getContentType().toLowerCase(Locale.ROOT);
        return type.startsWith("message/rfc822")
                ? ".eml"
                : type.startsWith("image/png") ? ".png" : type.startsWith("image/jpeg") ? ".jpg" : "";
    }

    private static String words(Part part, int most) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return decoded(in.readNBytes(most * 2), charset(part));
        }
    }

    private static @Nullable String charset(Part part) {
        try {
            String type = part.getContentType();
            return type == null ? null : new ContentType(type).getParameter("charset");
        } catch (MessagingException e) {
            return null;
        }
    }

    /** As its charset says; what says none or a wrong one is UTF-8 if it can be, and Windows' Western letters otherwise. */
    static String decoded(byte[] some, @Nullable String charset) {
        if (charset != null) {
            try {
                Charset said = Charset.forName(MimeUtility.javaCharset(charset));
                if (!said.equals(StandardCharsets.US_ASCII) && !said.equals(StandardCharsets.UTF_8)) {
                    return new String(some, said);
                }
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                return decoded(some, null);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(some))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(some, Charset.forName("windows-1252"));
        }
    }

    private static void add(StringBuilder to, String words, int most) {
        if (to.length() > 0 && to.length() < most) {
            to.append('\n');
        }
        to.append(words, 0, Math.max(0, Math.min(words.length(), most - to.length())));
    }
}
