package heartstring.platform.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Lets a request through to a handler only when the handler's own sign says so; a handler without a sign is closed to
 * everybody. Nobody signed in leads to the sign-in page (or 401), the wrong role or scope to 403.
 */
@Component
public class Gate implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        switch (handler) {
            case ResourceHttpRequestHandler files -> {}
            case HandlerMethod method -> check(method);
            default -> throw new AccessDeniedException("This handler has no sign");
        }
        return true;
    }

    private static void check(HandlerMethod method) {
        Annotation sign = sign(method);
        if (sign == null) {
            throw new AccessDeniedException("This handler has no sign");
        }
        Actor actor = Actor.known();
        switch (sign) {
            case Open open -> {}
            case ForRoles roles -> {
                if (actor == null || actor.kind() != Actor.Kind.USER) {
                    throw new AuthenticationCredentialsNotFoundException("Sign in first");
                }
                if (roles.value().length > 0 && Arrays.stream(roles.value()).noneMatch(actor::has)) {
                    throw new AccessDeniedException("This page is for other roles");
                }
            }
            case ForScope scope -> {
                if (actor == null || actor.kind() != Actor.Kind.API_KEY) {
                    throw new AuthenticationCredentialsNotFoundException("An API key is needed");
                }
                if (!actor.has(scope.value())) {
                    throw new AccessDeniedException("The API key lacks the scope " + scope.value());
                }
            }
            default -> throw new AccessDeniedException("This handler has no sign");
        }
    }

    /** The one sign of a handler: its method's own, else its class's; {@code null} when there is none. */
    public static @Nullable Annotation sign(HandlerMethod method) {
        if (method.getBeanType().getName().startsWith("org.springdoc.")) {
            return AnnotatedElementUtils.findMergedAnnotation(Published.class, Open.class);
        }
        for (AnnotatedElement element : new AnnotatedElement[] {method.getMethod(), method.getBeanType()}) {
            for (Class<? extends Annotation> kind : List.of(Open.class, ForRoles.class, ForScope.class)) {
                Annotation found = AnnotatedElementUtils.findMergedAnnotation(element, kind);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Stands for the handlers of the library that publishes the API's description. */
    @Open
    private static final class Published {}
}
