package heartstring.platform.web;

import heartstring.platform.auth.Actor;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.secrets.Vault;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes writes over the API safe to repeat: with the same {@code Idempotency-Key} and the same request, the first answer is
 * given again; with another request, 422. Answers are kept for seven days, sealed under the caller's own key, which is kept as
 * a digest only: nobody can read them without it. With a key a body may have 1 MB.
 */
public final class Idempotency extends OncePerRequestFilter {

    static final int BODY_LIMIT_BYTES = 1_048_576;
    static final int KEY_LENGTH = 255;
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String PURPOSE = "answer";

    private final IdempotencySql sql;
    private final Claims claims;
    private final Set<String> others;

    /**
     * @param ownKeys handlers that see to their keys themselves
     */
    public Idempotency(IdempotencySql sql, Claims claims, Collection<OwnKeys> ownKeys) {
        this.sql = sql;
        this.claims = claims;
        this.others = ownKeys.stream().map(OwnKeys::path).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader("Idempotency-Key") == null
                || !WRITES.contains(request.getMethod())
                || others.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Actor actor = Actor.current();
        if (actor.kind() != Actor.Kind.API_KEY) {
            chain.doFilter(request, response);
            return;
        }
        String key = request.getHeader("Idempotency-Key");
        if (key.isBlank() || key.length() > KEY_LENGTH) {
            refuse(response, HttpStatus.BAD_REQUEST, "An Idempotency-Key has 1 to " + KEY_LENGTH + " characters.");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(BODY_LIMIT_BYTES + 1);
        if (body.length > BODY_LIMIT_BYTES) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE, "With an Idempotency-Key a body may have 1 MB.");
            return;
        }
        byte[] name = Tokens.digest(actor.getName() + "\n" + key);
        byte[] request256 = digest(request, body);
        switch (sql.begin(name, request256)) {
            case IdempotencySql.Begun.First first -> {
                Held held = new Held(name, key);
                run(new BufferedRequest(request, body), response, chain, held);
            }
            case IdempotencySql.Begun.Running running -> {
                response.setHeader("Retry-After", "1");
                refuse(response, HttpStatus.CONFLICT, "The first request with this Idempotency-Key is still running.");
            }
            case IdempotencySql.Begun.Done done -> {
                if (!MessageDigest.isEqual(done.request256(), request256)) {
                    refuse(
                            response,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "This Idempotency-Key was used for another request; make a new key for each write.");
                } else {
                    replay(done, key, response);
                }
            }
        }
    }

    private record Held(byte[] name, String key) {}

    private void run(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Held held)
            throws ServletException, IOException {
        ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        claims.hold(held.name());
        try {
            chain.doFilter(request, caching);
            if (caching.getStatus() < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                byte[] answer = Vault.sealUnder(held.key(), caching.getContentAsByteArray(), PURPOSE);
                sql.finish(
                        held.name(),
                        caching.getStatus(),
                        caching.getContentType(),
                        caching.getHeader("Location"),
                        answer);
                kept = true;
            }
        } finally {
            claims.drop(held.name());
            if (!kept) {
                sql.forget(held.name());
            }
        }
        caching.copyBodyToResponse();
    }

    private static void replay(IdempotencySql.Begun.Done done, String key, HttpServletResponse response)
            throws IOException {
        byte[] answer = Vault.openUnder(key, done.answer(), PURPOSE);
        response.setStatus(done.status());
        response.setHeader("Idempotent-Replayed", "true");
        if (done.contentType() != null) {
            response.setContentType(done.contentType());
        }
        if (done.location() != null) {
            response.setHeader("Location", done.location());
        }
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private static byte[] digest(HttpServletRequest request, byte[] body) {
        String head = request.getMethod() + " " + request.getRequestURI() + "?"
                + Objects.requireNonNullElse(request.getQueryString(), "") + "\n";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return Tokens.digest(all);
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        Problem.of(status, status.getReasonPhrase(), sentence).write(response);
    }
}
