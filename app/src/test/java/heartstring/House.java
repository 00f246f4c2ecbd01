package heartstring;

import java.net.URI;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** The running house as a test sees it from outside: its address. */
@TestComponent
public class House {

    private final Environment environment;

    House(Environment environment) {
        this.environment = environment;
    }

    /** The address of a path such as {@code /actuator/health}. */
    public URI at(String path) {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
    }
}
