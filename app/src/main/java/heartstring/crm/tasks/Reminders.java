package heartstring.crm.tasks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import heartstring.crm.notices.Notices;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds colleagues of what falls due: by a notice, and by e-mail; each once, whatever server does it. */
@Component
public class Reminders {

    private static final int SOME = 100;
    private static final Duration OF_USE = Duration.ofDays(1);

    private final TasksSql sql;
    private final Notices notices;
    private final Outbox outbox;
    private final Users users;
    private final Settings settings;
    private final InstantSource time;

    Reminders(TasksSql sql, Notices notices, Outbox outbox, Users users, Settings settings, InstantSource time) {
        this.sql = sql;
        this.notices = notices;
        this.outbox = outbox;
        this.users = users;
        this.settings = settings;
        this.time = time;
    }

    @Bean
    static RecurringTask<Void> remindersTask(Reminders reminders) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("task-reminders", FixedDelay.ofSeconds(20))
                .execute((instance, context) -> {
                    while (reminders.some() == SOME) {
                        // A bounded batch in each transaction.
                        Thread.onSpinWait();
                    }
                });
    }

    /** Reminds of some whose time has come; how many. */
    @Transactional
    public int some() {
        Instant now = time.instant();
        List<Long> due = sql.takeDue(now, SOME);
        for (long id : due) {
            sql.find(id).filter(task -> task.ownerId() != 0).ifPresent(task -> remind(task, now));
        }
        return due.size();
    }

    private void remind(Task task, Instant now) {
        notices.tell(List.of(task.ownerId()), "task-due", Notices.About.task(task.id()));
        User owner = users.find(task.ownerId());
        if (owner == null || !owner.active()) {
            return;
        }
        String when = task.allDay() ? Format.day(task.dueAt()) : Format.exact(task.dueAt());
        String address = settings.organisation().address();
        String link = address.isEmpty() ? "" : "\n\n" + address + "/crm/tasks/" + task.id();
        outbox.queue(new Letter(
                "task reminder " + task.id() + " " + task.version(),
                0,
                owner.email(),
                Letter.Purpose.ASKED,
                "Due " + when,
                task.title() + "\n" + when + (task.place().isEmpty() ? "" : ", " + task.place()) + link + "\n",
                "",
                // It may name a customer: nobody else reads it, and it is gone once it is sent.
                true,
                now.plus(OF_USE)));
    }
}
