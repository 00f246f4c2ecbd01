package heartstring.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every handler says who may call it, and pages and programs are not mixed up. */
@HouseTest
class SignsTest {

    private final RequestMappingHandlerMapping handlers;

    SignsTest(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    @Test
    void everyHandlerHasASign() {
        assertThat(handlers.getHandlerMethods()).isNotEmpty().allSatisfy((mapping, method) -> {
            assertThat(Gate.sign(method)).as(mapping + " " + method).isNotNull();
            assertThat(signs(method)).as(mapping + " " + method).isLessThanOrEqualTo(1);
        });
    }

    @Test
    void theApiIsForKeysAndPagesAreForPeople() {
        handlers.getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues().forEach(path -> {
                    if (path.startsWith("/api/")) {
                        assertThat(Gate.sign(method)).as(path).isInstanceOf(ForScope.class);
                    } else {
                        assertThat(Gate.sign(method)).as(path).isNotInstanceOf(ForScope.class);
                    }
                }));
    }

    private static long signs(HandlerMethod method) {
        return Stream.of(Open.class, ForRoles.class, ForScope.class)
                .filter(kind -> AnnotatedElementUtils.hasAnnotation(method.getMethod(), kind))
                .count();
    }
}
