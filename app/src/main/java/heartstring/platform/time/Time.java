package heartstring.platform.time;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the house what time it is, so that a test can let years pass. */
@Configuration(proxyBeanMethods = false)
class Time {

    @Bean
    InstantSource time() {
        return new HouseClock();
    }
}
