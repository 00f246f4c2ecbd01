package heartstring.insight.value;

import heartstring.platform.loops.Loop;
import heartstring.platform.loops.Rests;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works out anew of whom something is new, a moment after; of several servers each takes some. */
@Configuration(proxyBeanMethods = false)
class KeepValues {

    private static final Duration IDLE = Duration.ofMillis(200);

    @Bean
    Loop valuesLoop(Values values) {
        return new Loop("values", Rests.brief(IDLE), values::refreshDue);
    }
}
