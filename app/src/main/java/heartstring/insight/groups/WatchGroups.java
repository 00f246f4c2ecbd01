package heartstring.insight.groups;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.insight.runs.Studies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has groups counted anew soon after one was named, changed or taken away. */
@Configuration(proxyBeanMethods = false)
class WatchGroups {

    @Bean
    RecurringTask<Void> watchGroupsTask(GroupsStudy study, Studies studies) {
        return Tasks.recurring("insight-watch-groups", FixedDelay.ofSeconds(20)).execute((instance, context) -> {
            if (study.isBehind(studies)) {
                studies.askUnlessFailed(GroupsStudy.NAME);
            }
        });
    }
}
