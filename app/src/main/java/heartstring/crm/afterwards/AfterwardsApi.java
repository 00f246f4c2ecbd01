package heartstring.crm.afterwards;

import heartstring.crm.chatdoors.ChatDoors;
import heartstring.crm.chatdoors.Door;
import heartstring.crm.talk.TalkRules;
import heartstring.messaging.afterwards.Afterwards;
import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Asked by the script of the chat window, once the chat has ended; whoever had its session may ask for a while. */
@Open
@Controller
class AfterwardsApi {

    /** Nobody is asked about what is longer ago; the window was opened for something else then. */
    static final Duration FRESH = Duration.ofMinutes(30);

    private static final String ENDED = "Live Chat Conversation Ended";

    private final ChatDoors doors;
    private final AfterwardsSql sql;
    private final List<Afterwards> rooms;
    private final Throttle throttle;
    private final InstantSource time;

    AfterwardsApi(ChatDoors doors, AfterwardsSql sql, List<Afterwards> rooms, Throttle throttle, InstantSource time) {
        this.throttle = throttle;
        this.doors = doors;
        this.sql = sql;
        this.rooms = rooms;
        this.time = time;
    }

    /** What to ask the visitor, and where; nothing when nobody wants to know anything. */
    @PostMapping("/chat/{key}/afterwards")
    @ResponseBody
    ResponseEntity<Afterwards.Question> after(
            @PathVariable String key, @RequestParam(defaultValue = "") String lang, HttpServletRequest request) {
        Door door = doors.byKey(key).orElseThrow(() -> Refusal.notFound("chat"));
        String origin = request.getHeader("Origin");
        Optional<AfterwardsSql.Chat> ended = sql.ended(
                door.id(), Tokens.digest(session(request)), time.instant().minus(FRESH));
        slow(ended.map(AfterwardsSql.Chat::id).orElse(request.getRemoteAddr()));
        return ended.map(chat -> new Afterwards.Ended(
                        chat.profileId(),
                        chat.touchpointId(),
                        ENDED,
                        sql.assignee(TalkRules.digest("chat", chat.id())),
                        lang.matches("[A-Za-z-]{2,12}") ? lang : "",
                        origin == null ? "" : origin))
                .flatMap(this::first)
                .map(question ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(question))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** Whoever has a chat is never kept waiting by others who have none. */
    private void slow(String subject) {
        long minutes = throttle.attempt(ThrottleRules.CHAT_AFTER, subject);
        if (minutes > 0) {
            throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "Too often", "Ask again in a while.")
                    .with("retryAfterSeconds", minutes * 60);
        }
    }

    private Optional<Afterwards.Question> first(Afterwards.Ended ended) {
        return rooms.stream()
                .map(room -> room.after(ended))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String session(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header == null || !header.startsWith("Bearer ")
                ? ""
                : header.substring(7).strip();
    }
}
