package heartstring.ui.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * How long browsers keep static files: for ever under an address that names what this very server holds, see {@link Assets};
 * under any other they ask again each time. During an upgrade, a server that is still old so spoils nobody's copy of the new.
 */
@Component
class StaticFiles implements HandlerInterceptor, WebMvcConfigurer {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof ResourceHttpRequestHandler)) {
            return true;
        }
        String fingerprint = Assets.fingerprint(request.getRequestURI());
        boolean named = fingerprint != null && fingerprint.equals(request.getParameter("v"));
        response.setHeader("Cache-Control", named ? FOR_EVER : "no-cache");
        // Weak, or the file would be sent uncompressed.
        return fingerprint == null
                || !new ServletWebRequest(request, response).checkNotModified("W/\"" + fingerprint + "\"");
    }
}
