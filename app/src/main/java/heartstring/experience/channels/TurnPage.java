package heartstring.experience.channels;

import heartstring.experience.asking.Asking;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.Open;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What other sites ask: the script that shows a survey, and whether it is somebody's turn. */
@Open
@Controller
class TurnPage {

    private static final byte[] SCRIPT = script();

    private final Asking asking;
    private final Surveys surveys;
    private final Throttle throttle;

    TurnPage(Asking asking, Surveys surveys, Throttle throttle) {
        this.asking = asking;
        this.surveys = surveys;
        this.throttle = throttle;
    }

    @GetMapping("/survey.js")
    ResponseEntity<byte[]> frame() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(SCRIPT);
    }

    /** Whether it is their turn; nothing more is told. */
    record Turn(boolean ask) {}

    @PostMapping("/s/{key:[a-z0-9]+}/turns")
    ResponseEntity<Turn> turn(
            @PathVariable String key, @RequestParam(defaultValue = "") String visitor, HttpServletRequest request) {
        Survey survey = surveys.byPublicKey(key).orElseThrow(() -> Refusal.notFound("survey"));
        String origin = request.getHeader("Origin");
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (origin != null && survey.origins().contains(origin)) {
            answer = answer.header("Access-Control-Allow-Origin", origin).header("Vary", "Origin");
        }
        boolean calm = throttle.attempt(ThrottleRules.SURVEY, request.getRemoteAddr()) == 0;
        String known = visitor.matches("[A-Za-z0-9_.:-]{8,100}") ? visitor : "";
        return answer.body(new Turn(calm && Meeting.again(() -> asking.shows(survey, known))));
    }

    private static byte[] script() {
        try (InputStream file = TurnPage.class.getResourceAsStream("/static/js/survey-frame.js")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
