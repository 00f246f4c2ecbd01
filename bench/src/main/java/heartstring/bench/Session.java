package heartstring.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A colleague who signs in as everybody does, and the cookies they got. */
final class Session {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final String EMAIL = "bench@example.org";
    private static final String PASSWORD = "a password for measuring only";

    private Session() {}

    /** The number of the colleague, once signed in. */
    static long user(Connection c) throws SQLException {
        return BenchSql.number(c, "select id from platform.users where email = '" + EMAIL + "'");
    }

    /** As a colleague who may see and do everything. */
    static String signIn(Ground ground) throws IOException, InterruptedException, SQLException {
        return signIn(ground, EMAIL, "ADMINISTRATOR");
    }

    /** As that colleague, who is there afterwards. */
    static String signIn(Ground ground, String email, String role)
            throws IOException, InterruptedException, SQLException {
        try (Connection c = ground.connect();
                PreparedStatement s = c.prepareStatement("""
                        insert into platform.users (email, name, role, password_hash) values (?, 'Bench', ?, ?)
                        on conflict (email) do update set password_hash = excluded.password_hash""")) {
            s.setString(1, email);
            s.setString(2, role);
            s.setString(3, new BCryptPasswordEncoder().encode(PASSWORD));
            s.executeUpdate();
        }
        CookieManager cookies = new CookieManager();
        URI login = URI.create("http://127.0.0.1:" + ground.port() + "/login");
        try (HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            String page = client.send(HttpRequest.newBuilder(login).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            String token = token(page);
            String form =
                    "email=" + encoded(email) + "&password=" + encoded(PASSWORD) + "&next=&_csrf=" + encoded(token);
            int status = client.send(
                            HttpRequest.newBuilder(login)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status >= 400) {
                throw new IllegalStateException("Signing in was answered with " + status);
            }
        }
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + value(cookie))
                .collect(Collectors.joining("; "));
    }

    /** What a form on this page has to send along. */
    static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("The page has no token");
        }
        return token.group(1);
    }

    private static String value(HttpCookie cookie) {
        return cookie.getValue();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
