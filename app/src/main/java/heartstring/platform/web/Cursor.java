package heartstring.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a list begins: the sort key of the last row shown, as one opaque text. What cannot be read as a cursor
 * of the expected form is a {@link Refusal} with 400.
 */
public record Cursor(List<String> parts) {

    private static final String SEPARATOR = "\u001f";
    private static final int LIMIT = 2_000;

    /** A cursor made of the sort key's parts, in order. */
    public static Cursor of(Object... parts) {
        return new Cursor(java.util.Arrays.stream(parts).map(String::valueOf).toList());
    }

    /** Reads a cursor with exactly so many parts; {@code null} or an empty text is the beginning of the list: {@code null}. */
    public static @Nullable Cursor parse(@Nullable String text, int parts) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > LIMIT) {
            throw unreadable();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> found = List.of(plain.split(SEPARATOR, -1));
            if (found.size() != parts) {
                throw unreadable();
            }
            return new Cursor(found);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    /** The opaque text for a link or an API answer. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    public String string(int part) {
        return parts.get(part);
    }

    public long number(int part) {
        try {
            return Long.parseLong(parts.get(part));
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    public Instant moment(int part) {
        try {
            return Instant.parse(parts.get(part));
        } catch (DateTimeException e) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return Refusal.badRequest("The cursor cannot be read. Start again from the first page.");
    }
}
