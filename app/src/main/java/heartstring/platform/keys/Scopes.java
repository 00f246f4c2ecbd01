package heartstring.platform.keys;

import heartstring.platform.auth.ForScope;
import heartstring.platform.auth.Gate;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every scope that some handler asks for, and the two that have no handler of their own. */
@Component
class Scopes {

    static final String METRICS = "metrics:read";
    static final String ADMIN = "admin";

    private final RequestMappingHandlerMapping handlers;

    Scopes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    NavigableSet<String> all() {
        NavigableSet<String> scopes = new TreeSet<>();
        scopes.add(METRICS);
        scopes.add(ADMIN);
        handlers.getHandlerMethods().values().forEach(method -> {
            if (Gate.sign(method) instanceof ForScope scope) {
                scopes.add(scope.value());
            }
        });
        return scopes;
    }
}
