package heartstring.platform.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is, read from {@code postgres://user:password@host:port/name?options} or from a
 * {@code jdbc:postgresql:} URL; anything else is an {@link IllegalArgumentException} with a plain sentence.
 */
public record DatabaseUrl(
        String jdbc, @Nullable String user, @Nullable String password) {

    /** Reads one URL; user and password may also come as options of a {@code jdbc:} URL. */
    public static DatabaseUrl parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(text, null, null);
        }
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
            throw new IllegalArgumentException(
                    "A database URL starts with postgres:// or jdbc:postgresql:, for example postgres://me:secret@localhost:5432/heartstring");
        }
        URI uri = URI.create(text);
        if (uri.getHost() == null
                || uri.getRawPath() == null
                || uri.getRawPath().length() < 2) {
            throw new IllegalArgumentException("The database URL lacks a host or a database name");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
        String userInfo = uri.getRawUserInfo();
        if (userInfo == null) {
            return new DatabaseUrl(jdbc, null, null);
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new DatabaseUrl(jdbc, decoded(userInfo), null)
                : new DatabaseUrl(jdbc, decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password, so that it may be printed. */
    @Override
    public String toString() {
        return jdbc;
    }
}
