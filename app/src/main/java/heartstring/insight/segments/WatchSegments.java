package heartstring.insight.segments;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.insight.runs.Studies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has segments counted anew soon after one was named, changed or taken away. */
@Configuration(proxyBeanMethods = false)
class WatchSegments {

    @Bean
    RecurringTask<Void> watchSegmentsTask(SegmentsStudy study, Studies studies) {
        return Tasks.recurring("insight-watch-segments", FixedDelay.ofSeconds(20))
                .execute((instance, context) -> {
                    if (study.isBehind(studies)) {
                        studies.askUnlessFailed(SegmentsStudy.NAME);
                    }
                });
    }
}
