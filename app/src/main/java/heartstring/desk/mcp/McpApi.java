package heartstring.desk.mcp;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way in for agents. Open by its sign, because what a key may do depends on the tool: without a key nobody gets further than here. */
@Hidden
@RestController
class McpApi {

    private final ToolServers servers;
    private final Throttle throttle;
    private final Settings settings;

    McpApi(ToolServers servers, Throttle throttle, Settings settings) {
        this.servers = servers;
        this.throttle = throttle;
        this.settings = settings;
    }

    @Open
    @PostMapping("/mcp")
    void call(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Actor actor = Actor.current();
        if (actor.kind() != Actor.Kind.API_KEY) {
            throw new AuthenticationCredentialsNotFoundException("An API key is needed");
        }
        if (!isOurs(request.getHeader("Origin"), request.getServerName())) {
            throw new Refusal(HttpStatus.FORBIDDEN, "Forbidden", "Pages of other sites may not call this.");
        }
        long minutes = throttle.attempt(ThrottleRules.AGENT, actor.getName());
        if (minutes > 0) {
            throw new Refusal(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "Too many calls",
                            "This key called very often. Try again in " + minutes + " minutes.")
                    .with("retryAfterSeconds", minutes * 60);
        }
        response.setHeader("Cache-Control", "no-store");
        servers.of(actor).service((ServletRequest) request, response);
    }

    /** A page in somebody's browser says where it is from; programs say nothing. */
    private boolean isOurs(@Nullable String origin, String host) {
        if (origin == null) {
            return true;
        }
        try {
            String from = URI.create(origin).getHost();
            String house = settings.organisation().address();
            return from != null
                    && List.of(
                                    host,
                                    house.isEmpty()
                                            ? host
                                            : String.valueOf(URI.create(house).getHost()))
                            .contains(from);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
