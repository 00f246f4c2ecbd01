package heartstring.crm.dealdesk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** The answer to a script that has shown the change already: nothing, or one sentence about why not. */
record Quiet(int status, String sentence) implements View {

    static Quiet done() {
        return new Quiet(HttpServletResponse.SC_NO_CONTENT, "");
    }

    static Quiet refused(int status, String sentence) {
        return new Quiet(status, sentence);
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(status);
        if (!sentence.isEmpty()) {
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write(sentence.getBytes(StandardCharsets.UTF_8));
        }
    }
}
