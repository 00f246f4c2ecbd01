package heartstring.desk.palette;

import heartstring.platform.auth.Actor;
import heartstring.platform.recents.Recents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes which records a colleague opens, behind the back of the page: whoever reads waits for nothing. */
@Component
class Visits implements HandlerInterceptor, WebMvcConfigurer {

    /** So many notes may be under way; what comes beyond is not noted. */
    private static final int MOST_AT_ONCE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);

    private final Recents recents;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    Visits(Recents recents) {
        this.recents = recents;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/customers/*", "/crm/*/*");
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception ex) {
        long user = Actor.current().userId();
        if (user == 0
                || ex != null
                || !request.getMethod().equals("GET")
                || response.getStatus() != HttpServletResponse.SC_OK) {
            return;
        }
        Place.of(request.getRequestURI()).ifPresent(place -> note(user, place.path()));
    }

    private void note(long user, String path) {
        if (places.tryAcquire()) {
            Thread.ofVirtual().name("recents").start(() -> {
                try {
                    recents.note(user, path);
                } catch (RuntimeException e) {
                    LOG.warn("What a colleague opened was not noted: {}", e.toString());
                } finally {
                    places.release();
                }
            });
        }
    }
}
