package heartstring.experience.leaving;

import heartstring.platform.loops.Loop;
import heartstring.platform.loops.Rests;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works out anew of whom something is new, a moment after; of several servers each takes some. */
@Configuration(proxyBeanMethods = false)
class KeepMoods {

    static final Duration IDLE = Duration.ofMillis(200);

    @Bean
    Loop moodsLoop(Moods moods) {
        return new Loop("moods", Rests.brief(IDLE), moods::refreshDue);
    }
}
