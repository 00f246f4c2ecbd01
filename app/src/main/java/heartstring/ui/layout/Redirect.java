package heartstring.ui.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/**
 * The answer to a form that has done its work: go to another page of this house (a path that starts with one slash, anything
 * else is an {@link IllegalArgumentException}), with a toast if there is something to say.
 */
public final class Redirect implements View {

    private final String path;
    private final @Nullable Toast toast;

    private Redirect(String path, @Nullable Toast toast) {
        if (!path.startsWith("/") || path.startsWith("//") || path.startsWith("/\\")) {
            throw new IllegalArgumentException("A redirect stays in the house: " + path);
        }
        this.path = path;
        this.toast = toast;
    }

    public static Redirect to(String path) {
        return new Redirect(path, null);
    }

    /** Says on the next page that it worked. */
    public Redirect saying(String sentence) {
        return new Redirect(path, new Toast("success", sentence));
    }

    /** Says on the next page what did not work. */
    public Redirect warning(String sentence) {
        return new Redirect(path, new Toast("danger", sentence));
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
        if (toast != null) {
            Toast.hand(toast, request, response);
        }
        if (request.getHeader("HX-Request") == null) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", path);
        } else {
            // A script would follow a 303 silently and put the whole page into a part of this one.
            response.setHeader("HX-Redirect", path);
        }
    }
}
