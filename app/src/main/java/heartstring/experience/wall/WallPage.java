package heartstring.experience.wall;

import heartstring.platform.auth.Open;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import jakarta.servlet.http.HttpServletResponse;
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

    WallPage(Walls walls, Boards boards, WallStream stream) {
        this.walls = walls;
        this.boards = boards;
        this.stream = stream;
    }

    @GetMapping(TOKEN)
    View show(@PathVariable String token, HttpServletResponse response) {
        Wall wall = find(token);
        walls.seen(wall);
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "no-referrer");
        return Fragment.of("experience/wall/wall", new WallView("/wall/" + token + "/stream", boards.now()));
    }

    @GetMapping(value = TOKEN + "/stream", produces = "text/event-stream")
    SseEmitter stream(@PathVariable String token, HttpServletResponse response) {
        walls.seen(find(token));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return stream.open(token);
    }

    private Wall find(String token) {
        return walls.find(token).orElseThrow(() -> Refusal.notFound("screen"));
    }
}
