package heartstring.ui.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of static files that may be cached for ever, because the address changes with the contents. A file that is not
 * there is an {@link IllegalArgumentException}.
 */
public final class Assets {

    private static final Pattern PLAIN = Pattern.compile("(/[a-zA-Z0-9_-][a-zA-Z0-9._-]*)+");
    private static final ConcurrentMap<String, String> FINGERPRINTS = new ConcurrentHashMap<>();

    private Assets() {}

    /** The address of the file at that path below {@code static}, with its fingerprint. */
    public static String href(String path) {
        String fingerprint = fingerprint(path);
        if (fingerprint == null) {
            throw new IllegalArgumentException("No static file is at " + path);
        }
        return path + "?v=" + fingerprint;
    }

    /** What changes with the contents of the file at that path below {@code static}; null when there is none. */
    static @Nullable String fingerprint(String path) {
        return PLAIN.matcher(path).matches() ? FINGERPRINTS.computeIfAbsent(path, Assets::read) : null;
    }

    private static @Nullable String read(String path) {
        try (InputStream file = Assets.class.getResourceAsStream("/static" + path)) {
            if (file == null) {
                return null;
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
