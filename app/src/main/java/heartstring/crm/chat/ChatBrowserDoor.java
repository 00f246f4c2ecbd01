package heartstring.crm.chat;

import heartstring.crm.chatdoors.ChatDoors;
import heartstring.crm.chatdoors.Door;
import heartstring.platform.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in pages of the sites that a door names, and of no other; answers the browser's question beforehand. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class ChatBrowserDoor extends OncePerRequestFilter {

    /** How long a browser need not ask again, in seconds. */
    private static final String MAX_AGE = "600";

    private static final Pattern PATH = Pattern.compile("/chat/([A-Za-z0-9_-]{10,100})/[a-z]+(?:/\\d{1,18})?");

    private final ChatDoors doors;

    ChatBrowserDoor(ChatDoors doors) {
        this.doors = doors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/chat/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher path = PATH.matcher(request.getRequestURI());
        Optional<Door> door = path.matches() ? doors.byKey(path.group(1)) : Optional.empty();
        response.setHeader("Vary", "Origin");
        if (door.isEmpty()) {
            Problem.of(HttpStatus.NOT_FOUND, "Not found", "There is no chat under this key.")
                    .write(response);
            return;
        }
        String origin = request.getHeader("Origin");
        if (origin != null) {
            if (!doors.isWelcome(door.get(), origin, own(request))) {
                Problem.of(
                                HttpStatus.FORBIDDEN,
                                "Not from here",
                                "Pages of " + origin
                                        + " may not open this chat. A manager adds the site on the page Chat.")
                        .write(response);
                return;
            }
            response.setHeader("Access-Control-Allow-Origin", origin);
        }
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST");
            response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
            response.setHeader("Access-Control-Max-Age", MAX_AGE);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        chain.doFilter(request, response);
    }

    private static String own(HttpServletRequest request) {
        boolean usual = request.getServerPort() == (request.getScheme().equals("https") ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    }
}
