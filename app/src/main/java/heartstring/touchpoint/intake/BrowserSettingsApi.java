package heartstring.touchpoint.intake;

import heartstring.platform.auth.Open;
import heartstring.touchpoint.sources.Sources;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the Segment browser library asks for when it starts with {@code cdnURL} set to this house: where to send events. */
@RestController
class BrowserSettingsApi {

    private final Sources sources;

    BrowserSettingsApi(Sources sources) {
        this.sources = sources;
    }

    @Open
    @GetMapping("/v1/projects/{writeKey}/settings")
    ResponseEntity<Map<String, Object>> settings(@PathVariable String writeKey, HttpServletRequest request) {
        if (sources.byWriteKey(writeKey).isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var here = ServletUriComponentsBuilder.fromContextPath(request).build();
        String host = here.getHost() + (here.getPort() > 0 ? ":" + here.getPort() : "");
        Map<String, Object> segment =
                Map.of("apiKey", writeKey, "apiHost", host + "/v1", "protocol", String.valueOf(here.getScheme()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(Map.of(
                        "integrations", Map.of("Segment.io", segment),
                        "plan", Map.of("track", Map.of("__default", Map.of("enabled", true))),
                        "enabledMiddleware", Map.of(),
                        "remotePlugins", java.util.List.of()));
    }
}
