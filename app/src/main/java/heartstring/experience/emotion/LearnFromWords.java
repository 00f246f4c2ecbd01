package heartstring.experience.emotion;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import heartstring.platform.settings.Settings;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Learns from colleagues' words, each night. */
@Configuration(proxyBeanMethods = false)
class LearnFromWords {

    private static final LocalTime AT = LocalTime.of(3, 35);

    @Bean
    RecurringTask<Void> learnFromWordsTask(Schooling schooling, Settings settings) {
        return Tasks.recurring("experience-feelings-learn", Schedules.daily(settings.zone(), AT))
                .execute((instance, context) -> schooling.learn());
    }
}
