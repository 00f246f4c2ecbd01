package heartstring.platform.reach;

import heartstring.platform.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.NumberUtils;
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
    private static final Pattern NAMING = Pattern.compile(
            "/(crm|customers|promises|api/(customers|companies|deals|tasks|conversations|leads|memory))\\b" + ".*");

    /** In forms, what is called otherwise may be a name or a card that somebody typed. */
    private static final Pattern MEANT = Pattern.compile("\\w+Ids?|with");

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
        Map<ReachDoor, Long> named = addressed(address, request);
        named.forEach(ReachGate::check);
        if (NAMING.matcher(address).matches()) {
            boolean asks = request.getMethod().equals("GET");
            for (ReachDoor door : doors) {
                for (String name : door.names()) {
                    if (!asks && !MEANT.matcher(name).matches()) {
                        continue;
                    }
                    for (long id : numbers(request.getParameterValues(name))) {
                        checkNamed(door, id, named);
                    }
                }
            }
        }
        return true;
    }

    /** Whether somebody asks from a till. */
    static boolean isAtTill(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String address
                && TILL.matcher(address).matches();
    }

    /** The records that the address of a request names. */
    Map<ReachDoor, Long> addressed(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String address
                ? addressed(address, request)
                : Map.of();
    }

    private Map<ReachDoor, Long> addressed(String address, HttpServletRequest request) {
        Map<ReachDoor, Long> named = new LinkedHashMap<>();
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        for (ReachDoor door : doors) {
            for (Pattern pattern : door.addresses()) {
                Matcher found = pattern.matcher(address);
                if (found.lookingAt() && variables instanceof Map<?, ?> values) {
                    number(String.valueOf(values.get(found.group(1)))).ifPresent(id -> {
                        if (named.containsKey(door)) {
                            // Two of one kind in one address: neither may be out of reach.
                            check(door, id);
                        }
                        named.putIfAbsent(door, id);
                    });
                }
            }
        }
        return named;
    }

    /** Numbers above 0: nothing, 0 and below mean none, all and the like. */
    private static List<Long> numbers(String @Nullable [] values) {
        return values == null
                ? List.of()
                : Arrays.stream(values)
                        .flatMap(value -> number(value).stream())
                        .filter(id -> id > 0)
                        .toList();
    }

    /** A number in every spelling that a handler's own parameter takes for one, such as 0x2A. */
    private static Optional<Long> number(String text) {
        try {
            return Optional.of(NumberUtils.parseNumber(text, Long.class));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void check(ReachDoor door, long id) {
        if (!door.isIn(id)) {
            throw Refusal.notFound(door.noun());
        }
    }

    /** As {@link #check}, but what a record that is within reach names already may be named again. */
    static void checkNamed(ReachDoor door, long id, Map<ReachDoor, Long> named) {
        if (named.entrySet().stream().noneMatch(n -> n.getKey().names(n.getValue(), door.noun(), id))) {
            check(door, id);
        }
    }
}
