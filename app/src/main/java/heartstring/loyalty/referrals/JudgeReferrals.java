package heartstring.loyalty.referrals;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.platform.postgres.Meeting;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/** Judges referrals that are due, every ten seconds, a bounded number; one that cannot be judged holds up no other. */
@Configuration(proxyBeanMethods = false)
class JudgeReferrals {

    private static final int MOST = 1_000;
    private static final Duration AFTER_TROUBLE = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(JudgeReferrals.class);

    @Bean
    RecurringTask<Void> judgeReferralsTask(ReferralJudge judge, ReferralJudgeSql sql, InstantSource time) {
        return Tasks.recurring("judge-referrals", FixedDelay.ofSeconds(10))
                .execute((instance, context) -> sql.due(time.instant(), MOST).forEach(id -> one(judge, sql, time, id)));
    }

    static void one(ReferralJudge judge, ReferralJudgeSql sql, InstantSource time, long id) {
        try {
            Meeting.again(() -> {
                judge.judge(id);
                return id;
            });
        } catch (IllegalStateException | IllegalArgumentException | DataAccessException e) {
            LOG.warn("Referral {} could not be judged and is looked at again later", id, e);
            sql.later(id, time.instant(), AFTER_TROUBLE);
        }
    }
}
