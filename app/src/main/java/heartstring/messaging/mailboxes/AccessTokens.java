package heartstring.messaging.mailboxes;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets access tokens for a refresh token (RFC 6749, section 6), and keeps each until shortly before its end. */
@Component
class AccessTokens {

    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final long PLAIN_SECONDS = 600;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Map<Integer, Token> kept = new ConcurrentHashMap<>();
    private final InstantSource time;

    AccessTokens(InstantSource time) {
        this.time = time;
    }

    private record Token(String secret, String access, Instant until) {}

    /** What could not be had, in a sentence. */
    static final class NoToken extends Exception {
        NoToken(String sentence) {
            super(sentence);
        }
    }

    /** @param secret four lines: token address, client id, client secret, refresh token */
    String access(int mailbox, String secret) throws NoToken {
        Token now = kept.get(mailbox);
        if (now != null && now.secret().equals(secret) && now.until().isAfter(time.instant())) {
            return now.access();
        }
        Token fresh = ask(secret);
        kept.put(mailbox, fresh);
        return fresh.access();
    }

    /** The one that is kept is not taken any more, though its time is not over. */
    void forget(int mailbox) {
        kept.remove(mailbox);
    }

    private Token ask(String secret) throws NoToken {
        List<String> lines = secret.strip().lines().map(String::strip).toList();
        String form = "grant_type=refresh_token&client_id=" + coded(lines.get(1)) + "&client_secret="
                + coded(lines.get(2)) + "&refresh_token=" + coded(lines.get(3));
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(lines.get(0)))
                            .timeout(WAIT)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Accept", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode json = JsonMapper.shared().readTree(answer.body());
            String access = json.path("access_token").asString("");
            if (answer.statusCode() != 200 || access.isEmpty()) {
                throw new NoToken("No access token was given (" + answer.statusCode()
                        + "). Perhaps the permission was withdrawn: allow it again and put in the new refresh token.");
            }
            long seconds = json.path("expires_in").asLong(PLAIN_SECONDS);
            return new Token(secret, access, time.instant().plusSeconds(seconds).minus(EARLY));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new NoToken("The address that gives access tokens could not be reached, or answered nonsense.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoToken("The server is stopping.");
        }
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
