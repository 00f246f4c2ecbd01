package heartstring.experience.rollups;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works out segments that somebody just named or changed, each in a transaction of its own; one server at a time does it. */
@Configuration(proxyBeanMethods = false)
class KeepSegmentRollups {

    private static final Duration EVERY = Duration.ofSeconds(20);

    @Bean
    RecurringTask<Void> newSegmentsTask(Rollups rollups, SegmentGrouping segments) {
        return Tasks.recurring("experience-new-segments", FixedDelay.of(EVERY))
                .execute((instance, context) ->
                        segments.takeNew().forEach(members -> rollups.rollNew(segments.word(), members)));
    }
}
