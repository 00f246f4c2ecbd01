package heartstring.platform.keys;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ActorAuthentication;
import heartstring.platform.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the key of a bearer token; a token that is none is refused here, whatever was asked for. */
public final class ApiKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int TOKEN_LENGTH = 200;

    private final ApiKeys keys;

    public ApiKeyFilter(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        String token = header.substring(SCHEME.length()).strip();
        Optional<Actor> actor = token.length() <= TOKEN_LENGTH ? keys.actor(token) : Optional.empty();
        if (actor.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            Problem.of(HttpStatus.UNAUTHORIZED, "Unauthorized", "This API key is unknown or was revoked.")
                    .write(response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new ActorAuthentication(actor.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
