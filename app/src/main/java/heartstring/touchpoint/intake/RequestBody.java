package heartstring.touchpoint.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The bytes of a request, unpacked where the client packed them, and never more than {@link #MOST}. */
record RequestBody(byte[] bytes, boolean tooLarge) {

    /** The largest request, in bytes: 500 kB as the Segment API allows, and a little for the frame. */
    static final int MOST = 512 * 1024;

    static RequestBody read(HttpServletRequest request) throws IOException {
        try (InputStream in = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"))
                ? new GZIPInputStream(request.getInputStream(), 8_192)
                : request.getInputStream()) {
            byte[] bytes = in.readNBytes(MOST + 1);
            return new RequestBody(bytes, bytes.length > MOST);
        } catch (java.util.zip.ZipException e) {
            return new RequestBody(new byte[0], false);
        }
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
