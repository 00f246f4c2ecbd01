package heartstring.platform.reach;

import heartstring.platform.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a request that names a record beyond the reach of whoever asks, as if there were no such record. It looks at addresses
 * and parameters alike, so that a new page of a record is guarded before anybody thinks of it. The till is let through: whoever
 * stands there has to serve anybody.
 */
@Component
class ReachGate implements HandlerInterceptor, WebMvcConfigurer {

    /** Where parameters may name records by the words of {@link ReachDoor#names()}. */
    private static final Pattern NAMING =
            Pattern.compile("/(crm|customers|promises|api/(customers|companies|deals|tasks|conversations|leads|memory))\\b.*");

    private static final Pattern TILL = Pattern.compile("/(api/)?till\\b.*");

    private final Reaches reaches;
    private final ObjectProvider<ReachDoor> doors;

    ReachGate(Reaches reaches, ObjectProvider<ReachDoor> doors) {
        this.reaches = reaches;
        this.doors = doors;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String address)
                || TILL.matcher(address).matches()
                || !reaches.isLimited()) {
            return true;
        }
        for (ReachDoor door : doors) {
            address(door, address, request);
            if (NAMING.matcher(address).matches()) {
                door.names().forEach(name -> parameters(door, request.getParameterValues(name)));
            }
        }
        return true;
    }

    private static void address(ReachDoor door, String address, HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        for (Pattern pattern : door.addresses()) {
            Matcher found = pattern.matcher(address);
            if (found.lookingAt() && variables instanceof Map<?, ?> values) {
                check(door, String.valueOf(values.get(found.group(1))));
            }
        }
    }

    private static void parameters(ReachDoor door, String @Nullable [] values) {
        if (values != null) {
            for (String value : values) {
                // Nothing, 0 and below are not records but "none", "all" and the like.
                if (value.matches("\\d{1,18}") && !value.matches("0+")) {
                    check(door, value);
                }
            }
        }
    }

    private static void check(ReachDoor door, String id) {
        if (id.matches("\\d{1,18}") && !door.isIn(Long.parseLong(id))) {
            throw Refusal.notFound(door.noun());
        }
    }
}
