package heartstring.crm.chat;

import heartstring.crm.chat.ChatsSql.Chat;
import heartstring.crm.chatdoors.ChatDoors;
import heartstring.crm.chatdoors.ChatWords;
import heartstring.crm.chatdoors.Door;
import heartstring.crm.chatdoors.IdentityRules;
import heartstring.crm.talk.TalkRules;
import heartstring.crm.talk.Words;
import heartstring.messaging.files.Enclosures;
import heartstring.messaging.files.StoredFile;
import heartstring.platform.auth.Open;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Problem;
import heartstring.platform.web.Refusal;
import heartstring.ui.components.Format;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the script of the chat window calls, from pages of other sites: no cookies, a secret of the browser instead. */
@Open
@Controller
class ChatApi {

    /** The largest call, in bytes. */
    static final int MOST_BYTES = 32 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ChatDoors doors;
    private final Chats chats;
    private final ChatStream stream;
    private final ChatFiles files;
    private final Settings settings;

    ChatApi(ChatDoors doors, Chats chats, ChatStream stream, ChatFiles files, Settings settings) {
        this.files = files;
        this.doors = doors;
        this.chats = chats;
        this.stream = stream;
        this.settings = settings;
    }

    /** How the window looks, its words in the first of the languages asked for that there is, and whether somebody answers now. */
    @GetMapping("/chat/{key}/settings")
    @ResponseBody
    ResponseEntity<Map<String, Object>> settings(
            @PathVariable String key, @RequestParam(defaultValue = "") String lang) {
        Door door = door(key);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", settings.organisation().name());
        answer.put("greeting", door.greeting());
        answer.put("colour", door.colour());
        answer.put("open", chats.isOpen());
        Instant opens = chats.opensAt();
        answer.put("opens", opens == null ? "" : Format.weekday(opens) + ", " + Format.time(opens));
        answer.put("opensAt", opens == null ? "" : opens.toString());
        answer.put("zone", settings.zone().getId());
        ChatWords words = ChatWords.of(lang);
        answer.put("lang", words.language());
        answer.put("dir", words.direction());
        answer.put("words", words.words());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    /** Goes on with the chat of a visitor whom the site has signed. */
    @PostMapping("/chat/{key}/sessions")
    @ResponseBody
    ResponseEntity<Map<String, Object>> session(@PathVariable String key, HttpServletRequest request)
            throws IOException {
        Door door = door(key);
        Visitor visitor = visitor(body(request), request);
        if (doors.read(door, visitor.identity()) instanceof IdentityRules.Read.Refused refused) {
            return problem(HttpStatus.UNAUTHORIZED, "identity", refused.sentence());
        }
        return ResponseEntity.ok(Map.of("known", chats.recognise(door, visitor).isPresent()));
    }

    /** Says something. */
    @PostMapping("/chat/{key}/messages")
    @ResponseBody
    ResponseEntity<Map<String, Object>> say(@PathVariable String key, HttpServletRequest request) throws IOException {
        Door door = door(key);
        JsonNode body = body(request);
        Chats.Message message = new Chats.Message(
                text(body, "key"), text(body, "text"), text(body, "name"), text(body, "email"), page(body));
        return answer(chats.say(door, visitor(body, request), message, request.getRemoteAddr()));
    }

    /** Sends a picture or a PDF file, which is the whole body; its name is in the address. */
    @PostMapping("/chat/{key}/files")
    @ResponseBody
    ResponseEntity<Map<String, Object>> send(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "file") String name,
            HttpServletRequest request)
            throws IOException {
        Door door = door(key);
        Chat chat = chat(door, request);
        byte[] bytes = request.getInputStream().readNBytes(Enclosures.LARGEST + 1);
        return answer(files.send(door, chat, message, new Enclosures.Brought(name, bytes)));
    }

    /** A file that was sent in the chat, either way: bytes to save, never a page. */
    @GetMapping("/chat/{key}/files/{file:\\d{1,18}}")
    ResponseEntity<byte[]> file(@PathVariable String key, @PathVariable long file, HttpServletRequest request) {
        Chat chat = readable(door(key), request);
        StoredFile found = files.read(chat, file).orElseThrow(() -> Refusal.notFound("file"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.type()))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(found.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(found.bytes());
    }

    private static ResponseEntity<Map<String, Object>> answer(Chats.Said said) {
        return switch (said) {
            case Chats.Said.Done done -> ResponseEntity.ok(Map.of("said", true));
            case Chats.Said.Refused refused ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, refused.field(), refused.sentence());
            case Chats.Said.Slower slower ->
                problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "",
                        "That was a lot at once. Please wait " + minutes(slower.minutes()) + ".");
            case Chats.Said.Another another ->
                problem(HttpStatus.CONFLICT, "session", "This chat belongs to somebody else.");
        };
    }

    /** What was said, for browsers that cannot keep a line open. */
    @GetMapping("/chat/{key}/messages")
    @ResponseBody
    ResponseEntity<List<Map<String, Object>>> lines(@PathVariable String key, HttpServletRequest request) {
        Chat chat = readable(door(key), request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(lines(chats.lines(chat.id(), Chats.MOST_LINES)));
    }

    /** What was said, and from then on what is. */
    @GetMapping(value = "/chat/{key}/stream", produces = "text/event-stream")
    SseEmitter stream(@PathVariable String key, HttpServletRequest request, HttpServletResponse response) {
        Chat chat = readable(door(key), request);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return stream.open(chat.id());
    }

    /** Ends the chat. */
    @PostMapping("/chat/{key}/ending")
    ResponseEntity<Void> end(@PathVariable String key, HttpServletRequest request) {
        Door door = door(key);
        chats.end(door, chat(door, request));
        return ResponseEntity.noContent().build();
    }

    private Door door(String key) {
        return doors.byKey(key).orElseThrow(() -> Refusal.notFound("chat"));
    }

    private Chat chat(Door door, HttpServletRequest request) {
        return chats.find(door, session(request)).orElseThrow(ChatApi::none);
    }

    private Chat readable(Door door, HttpServletRequest request) {
        return chats.readable(door, session(request)).orElseThrow(ChatApi::none);
    }

    private static Refusal none() {
        return new Refusal(HttpStatus.UNAUTHORIZED, "No chat", "This browser has no chat that goes on.");
    }

    private static Visitor visitor(JsonNode body, HttpServletRequest request) {
        return new Visitor(
                session(request), text(body, "anonymousId"), bounded(text(body, "userId")), text(body, "identity"));
    }

    private static String bounded(String text) {
        return text.length() > 200 ? "" : text;
    }

    private static String session(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? ""
                : header.substring(7).strip();
    }

    private static JsonNode body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(HttpStatus.CONTENT_TOO_LARGE, "Too large", "A message is not that long.");
        }
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            // Said below.
        }
        throw Refusal.badRequest("Send a JSON object.");
    }

    private static String text(JsonNode body, String field) {
        JsonNode node = body.get(field);
        return node == null || !node.isString() ? "" : node.asString().strip();
    }

    /** Where the visitor is, without what an address may tell of them. */
    private static String page(JsonNode body) {
        String page = text(body, "page");
        int end = page.indexOf('?') < 0 ? page.length() : page.indexOf('?');
        return page.matches("https?://.*") ? page.substring(0, Math.min(end, 300)) : "";
    }

    /** As the window shows them. */
    static List<Map<String, Object>> lines(List<ChatsSql.Line> lines) {
        return lines.stream().map(ChatApi::line).toList();
    }

    private static Map<String, Object> line(ChatsSql.Line line) {
        Words words = TalkRules.words(line.name(), line.body());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", String.valueOf(line.id()));
        shown.put("key", TalkRules.field(line.body(), "client_key"));
        shown.put("at", line.at().toString());
        shown.put("mine", line.who().equals("customer"));
        shown.put("by", line.who().equals("us") ? words.author() : "");
        String idle = TalkRules.field(line.body(), "idle_minutes");
        List<Map<String, Object>> files = words.files().stream()
                .filter(file -> file.id() > 0)
                .map(ChatApi::file)
                .toList();
        boolean fileAlone = line.who().equals("customer") && !files.isEmpty();
        shown.put("text", !idle.isEmpty() ? ended(idle) : fileAlone ? "" : words.text());
        shown.put("files", files);
        shown.put("ended", !idle.isEmpty());
        return shown;
    }

    private static Map<String, Object> file(Words.Attached file) {
        return Map.of("id", String.valueOf(file.id()), "name", file.name(), "type", file.type(), "size", file.size());
    }

    private static String ended(String minutes) {
        return "This chat has ended, because nobody wrote for " + TalkRules.span(minutes)
                + ". Write again to begin another one.";
    }

    private static String minutes(long minutes) {
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }

    private static ResponseEntity<Map<String, Object>> problem(
            HttpStatus status, String field, @Nullable String detail) {
        Problem problem = Problem.of(status, status.getReasonPhrase(), detail);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", problem.title());
        body.put("status", status.value());
        body.put("detail", detail == null ? "" : detail);
        body.put("id", problem.id());
        body.put("field", field);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
