package heartstring.platform.web;

import heartstring.platform.secrets.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** An answer of kind {@code application/problem+json} (RFC 9457); its {@code id} stands in the log too. */
public record Problem(
        HttpStatus status, String title, @Nullable String detail, String id, Map<String, Object> more) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Problem of(HttpStatus status, String title, @Nullable String detail) {
        return new Problem(status, title, detail, Tokens.readable(3), Map.of());
    }

    /**
     * Whether the answer to this request is for a program: everything under {@code /api}, {@code /v1} and the operations, and
     * what a page's own script asks for as JSON.
     */
    public static boolean isForProgram(HttpServletRequest request) {
        String path = request.getRequestURI();
        return "application/json".equals(request.getHeader("Accept"))
                || path.startsWith("/api/")
                || path.startsWith("/v1/")
                || path.startsWith("/actuator/")
                || path.equals("/openapi.json")
                || path.equals("/mcp");
    }

    /** Writes the problem as the whole answer. */
    public void write(HttpServletResponse response) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status.value());
        if (detail != null) {
            body.put("detail", detail);
        }
        body.put("id", id);
        body.putAll(more);
        byte[] bytes = JSON.writeValueAsBytes(body);
        response.setStatus(status.value());
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
