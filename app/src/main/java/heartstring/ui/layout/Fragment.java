package heartstring.ui.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** A part of a page, rendered without the frame, for a script to put in place. */
public final class Fragment implements View {

    private final String template;
    private final Object view;
    private final int status;

    private Fragment(String template, Object view, int status) {
        this.template = template;
        this.view = view;
        this.status = status;
    }

    public static Fragment of(String template, Object view) {
        return new Fragment(template, view, HttpServletResponse.SC_OK);
    }

    /** The same fragment with another HTTP status. */
    public Fragment status(int code) {
        return new Fragment(template, view, code);
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Layout.of(request).fragment(template, view, status, response);
    }
}
