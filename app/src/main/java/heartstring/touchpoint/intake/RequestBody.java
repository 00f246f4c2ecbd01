package heartstring.touchpoint.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The bytes of a request, unpacked where the client packed them, and never more than {@link #MOST}.
 *
 * @param fault why there is nothing to read, in a sentence; null when there is
 */
record RequestBody(
        byte[] bytes, HttpStatus status, @Nullable String fault) {

    /** The largest request, in bytes: 500 kB as the Segment API allows, and a little for the frame. */
    static final int MOST = 512 * 1024;

    static RequestBody read(HttpServletRequest request) throws IOException {
        String stated = request.getHeader("Content-Encoding");
        String encoding = stated == null ? "identity" : stated.strip().toLowerCase(Locale.ROOT);
        if (!encoding.equals("gzip") && !encoding.equals("identity")) {
            return none(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A body may be plain or packed with gzip, in no other way.");
        }
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return none(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be JSON, not a form of several parts.");
        }
        try (InputStream in = encoding.equals("gzip")
                ? new GZIPInputStream(request.getInputStream(), 8_192)
                : request.getInputStream()) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                return none(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "A request may have at most " + MOST / 1024 + " kB. Send smaller batches.");
            }
            return bytes.length == 0
                    ? none(HttpStatus.BAD_REQUEST, "The body is empty; send an event as JSON.")
                    : new RequestBody(bytes, HttpStatus.OK, null);
        } catch (ZipException | EOFException e) {
            if (!encoding.equals("gzip")) {
                throw e;
            }
            return none(HttpStatus.BAD_REQUEST, "The body says it is packed with gzip, but it cannot be unpacked.");
        }
    }

    private static RequestBody none(HttpStatus status, String fault) {
        return new RequestBody(new byte[0], status, fault);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
