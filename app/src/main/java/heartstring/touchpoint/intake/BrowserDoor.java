package heartstring.touchpoint.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets pages of any site send events: answers the browser's question beforehand, and says so on every answer under {@code /v1}.
 * No cookie goes along, so nothing is opened that a write key does not open anyway.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BrowserDoor extends OncePerRequestFilter {

    /** How long a browser need not ask again, in seconds. */
    private static final String MAX_AGE = "7200";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
            response.setHeader(
                    "Access-Control-Allow-Headers", "Authorization, Content-Type, Content-Encoding, X-Retry-Count");
            response.setHeader("Access-Control-Max-Age", MAX_AGE);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        chain.doFilter(request, response);
    }
}
