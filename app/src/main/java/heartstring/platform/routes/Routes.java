package heartstring.platform.routes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The house has many addresses, and for one with something variable in it Spring asks each of them with all its conditions: a third of
 * what a survey's page took. What begins otherwise is not asked.
 */
@Component
class Routes implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ByBeginning();
    }

    /** The part of a pattern before anything variable. */
    static String beginning(String pattern) {
        int end = 0;
        while (end < pattern.length() && "{*?".indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        return pattern.substring(0, end);
    }

    private static final class ByBeginning extends RequestMappingHandlerMapping {

        /** The beginnings of each mapping; read only once all are there. */
        private volatile Map<RequestMappingInfo, List<String>> beginnings = Map.of();

        private final ThreadLocal<String> address = new ThreadLocal<>();

        @Override
        public void afterPropertiesSet() {
            super.afterPropertiesSet();
            Map<RequestMappingInfo, List<String>> found = new HashMap<>();
            for (RequestMappingInfo info : getHandlerMethods().keySet()) {
                PathPatternsRequestCondition patterns = info.getPathPatternsCondition();
                if (patterns != null) {
                    found.put(
                            info,
                            patterns.getPatterns().stream()
                                    .map(pattern -> beginning(pattern.getPatternString()))
                                    .toList());
                }
            }
            beginnings = found;
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
                throws Exception {
            address.set(lookupPath);
            try {
                return super.lookupHandlerMethod(lookupPath, request);
            } finally {
                address.remove();
            }
        }

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
            String path = address.get();
            List<String> known = beginnings.get(info);
            return path == null || known == null || begins(path, known)
                    ? super.getMatchingMapping(info, request)
                    : null;
        }

        /** A loop, for it is asked of every address of the house. */
        private static boolean begins(String path, List<String> known) {
            for (int i = 0; i < known.size(); i++) {
                if (path.startsWith(known.get(i))) {
                    return true;
                }
            }
            return false;
        }
    }
}
