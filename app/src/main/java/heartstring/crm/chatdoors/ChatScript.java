package heartstring.crm.chatdoors;

import heartstring.platform.auth.Open;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The script that a site's page names, put together from its parts. */
@Open
@Controller
class ChatScript {

    private static final byte[] SCRIPT = ("(() => {\n'use strict';\nconst STYLE = "
                    + JsonMapper.shared().writeValueAsString(part("css/chat-window.css")) + ";\n"
                    + part("js/chat-base.js") + part("js/chat-view.js") + part("js/chat-talk.js") + "})();\n")
            .getBytes(StandardCharsets.UTF_8);

    @GetMapping("/chat.js")
    ResponseEntity<byte[]> script() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(SCRIPT);
    }

    private static String part(String path) {
        try (InputStream file = ChatScript.class.getResourceAsStream("/static/" + path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
