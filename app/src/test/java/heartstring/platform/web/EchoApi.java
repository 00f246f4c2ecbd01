package heartstring.platform.web;

import heartstring.platform.auth.ForScope;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Handlers that exist in tests only, to see how the house treats any handler. */
@RestController
class EchoApi {

    static final AtomicInteger CALLS = new AtomicInteger();

    record Echo(String text, int call) {}

    record Words(String text) {}

    @ForScope("test:run")
    @PostMapping("/api/test/echo")
    ResponseEntity<Echo> echo(@RequestBody Words words) throws InterruptedException {
        if (words.text().equals("slow")) {
            Thread.sleep(700);
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", "/api/test/echo/1")
                .body(new Echo(words.text(), CALLS.incrementAndGet()));
    }

    @ForScope("test:run")
    @GetMapping("/api/test/refusal")
    Map<String, String> refusal() {
        throw Refusal.conflict("It is taken.").with("taken", "yes");
    }

    @ForScope("test:run")
    @GetMapping("/api/test/bug")
    Map<String, String> bug() {
        throw new IllegalStateException("secret detail");
    }
}
