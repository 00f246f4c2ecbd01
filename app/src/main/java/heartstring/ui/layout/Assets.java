package heartstring.ui.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Addresses of static files that may be cached for ever, because the address changes with the contents. A file that is not
 * there is an {@link IllegalArgumentException}.
 */
public final class Assets {

    private static final ConcurrentMap<String, String> HREFS = new ConcurrentHashMap<>();

    private Assets() {}

    /** The address of the file at that path below {@code static}, with its fingerprint. */
    public static String href(String path) {
        return HREFS.computeIfAbsent(path, Assets::fingerprinted);
    }

    private static String fingerprinted(String path) {
        try (InputStream file = Assets.class.getResourceAsStream("/static" + path)) {
            if (file == null) {
                throw new IllegalArgumentException("No static file is at " + path);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            return path + "?v=" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
