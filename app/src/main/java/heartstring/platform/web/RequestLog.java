package heartstring.platform.web;

import heartstring.platform.auth.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * One line for each handled request that took a second or more: method, route, status, milliseconds, actor. Never the
 * address itself or its query, since they may carry somebody's name. The rest is logged at level DEBUG.
 */
@Component
class RequestLog implements HandlerInterceptor, WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger("heartstring.requests");
    private static final String STARTED = RequestLog.class.getName();
    private static final long SLOW_MILLIS = 1_000;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(org.springframework.core.Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(STARTED) == null) {
            request.setAttribute(STARTED, System.nanoTime());
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (!(request.getAttribute(STARTED) instanceof Long started)) {
            return;
        }
        long millis = (System.nanoTime() - started) / 1_000_000;
        boolean notable = millis >= SLOW_MILLIS;
        (notable ? LOG.atInfo() : LOG.atDebug())
                .addKeyValue("method", request.getMethod())
                .addKeyValue("route", request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .addKeyValue("status", response.getStatus())
                .addKeyValue("millis", millis)
                .addKeyValue("actor", Actor.current().getName())
                .log("request");
    }
}
