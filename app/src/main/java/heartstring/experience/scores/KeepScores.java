package heartstring.experience.scores;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import heartstring.platform.settings.Settings;
import java.time.LocalTime;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts what is new every few seconds, and segments at night; one server at a time does it. */
@Configuration(proxyBeanMethods = false)
class KeepScores {

    private static final int EVERY_SECONDS = 5;
    private static final int MOST_BATCHES = 20;

    /** So many times as long as counting took: a day with many answers is counted whole each time. */
    private static final int REST = 10;

    private static final LocalTime AT = LocalTime.of(2, 40);

    @Bean
    RecurringTask<Void> keepScoresTask(Tallies tallies, ScoredSegments segments) {
        AtomicLong restUntil = new AtomicLong(System.nanoTime());
        return Tasks.recurring("experience-scores", FixedDelay.ofSeconds(EVERY_SECONDS))
                .execute((instance, context) -> {
                    long from = System.nanoTime();
                    if (from < restUntil.get()) {
                        return;
                    }
                    for (int i = 0; i < MOST_BATCHES && tallies.countDue(); i++) {
                        Thread.onSpinWait();
                    }
                    restUntil.set(System.nanoTime() + REST * (System.nanoTime() - from));
                    segments.countNew();
                });
    }

    @Bean
    RecurringTask<Void> countSegmentsTask(ScoredSegments segments, Settings settings) {
        return Tasks.recurring("experience-score-segments", Schedules.daily(settings.zone(), AT))
                .execute((instance, context) -> segments.countAll());
    }
}
