package heartstring.ui.layout;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Puts the token against forged requests into every form that posts, so that no template has to remember it. */
final class CsrfForms implements HtmlInterceptor {

    @Override
    public void onHtmlTagOpened(String name, Map<String, @Nullable Object> attributes, TemplateOutput output) {
        Object method = attributes.get("method");
        CsrfToken token = method != null && method.toString().equalsIgnoreCase("post") ? token() : null;
        if (token != null) {
            // The engine calls this before it writes the form's own ">", which therefore ends the field instead.
            output.writeContent("><input type=\"hidden\" name=\"" + token.getParameterName() + "\" value=\""
                    + token.getToken() + "\"");
        }
    }

    @Override
    public void onHtmlTagClosed(String name, TemplateOutput output) {
        // The token stands at the beginning of the form.
    }

    static @Nullable CsrfToken token() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null
                ? null
                : (CsrfToken) request.getAttribute(CsrfToken.class.getName(), RequestAttributes.SCOPE_REQUEST);
    }
}
