package heartstring.ui.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/**
 * A whole page: a handler answers {@code Page.of("Deals", "crm/deals/board", view)}, and the template of that name, which has
 * the single parameter {@code view}, is rendered inside the frame.
 */
public final class Page implements View {

    private final String title;
    private final String template;
    private final Object view;
    private final int status;
    private final boolean bare;

    private Page(String title, String template, Object view, int status, boolean bare) {
        this.title = title;
        this.template = template;
        this.view = view;
        this.status = status;
        this.bare = bare;
    }

    public static Page of(String title, String template, Object view) {
        return new Page(title, template, view, HttpServletResponse.SC_OK, false);
    }

    /** The same page with another HTTP status, for example 422 for a form that was not accepted. */
    public Page status(int code) {
        return new Page(title, template, view, code, bare);
    }

    /** The same page without navigation: for sign-in, for customers, for what is printed. */
    public Page bare() {
        return new Page(title, template, view, status, true);
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Layout.of(request).page(title, template, view, status, bare, request, response);
    }
}
