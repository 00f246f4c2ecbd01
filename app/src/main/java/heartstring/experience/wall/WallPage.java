package heartstring.experience.wall;

import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The screen itself, for whoever has its link: a television has no login. It can be looked at and nothing else. */
@Open
@Controller
class WallPage {

    private static final String TOKEN = "/wall/{token:[A-Za-z0-9_-]{43}}";

    private final Walls walls;
    private final Boards boards;
    private final WallStream stream;
    private final Throttle throttle;

    WallPage(Walls walls, Boards boards, WallStream stream, Throttle throttle) {
        this.throttle = throttle;
        this.walls = walls;
        this.boards = boards;
        this.stream = stream;
    }

    @GetMapping(TOKEN)
    View show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        Wall wall = find(token, request);
        walls.seen(wall);
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "no-referrer");
        return Fragment.of("experience/wall/wall", new WallView("/wall/" + token + "/stream", boards.now()));
    }

    @GetMapping(value = TOKEN + "/stream", produces = "text/event-stream")
    SseEmitter stream(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        walls.seen(find(token, request));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return stream.open(token);
    }

    /** Whoever has a good link is never kept waiting by others who guess. */
    private Wall find(String token, HttpServletRequest request) {
        return walls.find(token)
                .orElseThrow(() -> throttle.attempt(ThrottleRules.WALL_LINK, request.getRemoteAddr()) > 0
                        ? new Refusal(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "Please try again later",
                                "Too many links that open nothing were tried from here.")
                        : Refusal.notFound("screen"));
    }
}
