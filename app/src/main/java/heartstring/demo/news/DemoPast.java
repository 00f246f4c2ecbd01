package heartstring.demo.news;

import heartstring.decision.engine.Engine;
import heartstring.decision.entering.Entering;
import heartstring.decision.sending.Line;
import heartstring.decision.sending.Messages;
import heartstring.decision.versions.Stored;
import heartstring.decision.versions.Workflows;
import heartstring.decision.workflows.Workflow;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.settings.Settings;
import heartstring.platform.time.HouseClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people go through a workflow as if the demo shop had had it for ten weeks: the clock is put back, day by day. */
@Component
class DemoPast implements DisposableBean {

    private static final int DAYS = 70;
    private static final int WEEK = 7;
    private static final int MOST_TURNS = 20;
    private static final int MOST_MESSAGES = 500;

    /** Of a hundred messages so many were shown, for not everybody came again. */
    private static final int SHOWN = 70;

    private static final LocalTime OPENS = LocalTime.of(9, 30);
    private static final LocalTime LATER = LocalTime.of(10, 5);
    private static final Logger LOG = LoggerFactory.getLogger(DemoPast.class);

    private final Workflows workflows;
    private final Entering entering;
    private final Engine engine;
    private final Messages messages;
    private final Settings settings;
    private final TransactionTemplate transactions;
    private final InstantSource time;
    private volatile boolean stopped;

    DemoPast(
            Workflows workflows,
            Entering entering,
            Engine engine,
            Messages messages,
            Settings settings,
            TransactionTemplate transactions,
            InstantSource time) {
        this.workflows = workflows;
        this.entering = entering;
        this.engine = engine;
        this.messages = messages;
        this.settings = settings;
        this.transactions = transactions;
        this.time = time;
    }

    /** Publishes it ten weeks ago and brings these in, some each week; in the background, with what is done after it. */
    void tell(String name, Workflow workflow, int holdOutPercent, List<Long> people, Runnable afterwards) {
        Thread.ofVirtual().name("demo-past").start(() -> {
            try {
                live(name, workflow, holdOutPercent, people);
                afterwards.run();
            } catch (DataAccessException | TransactionException | IllegalStateException e) {
                if (!stopped) {
                    LOG.warn("What people went through could not be told", e);
                }
            }
        });
    }

    @Override
    public void destroy() {
        stopped = true;
    }

    private void live(String name, Workflow workflow, int holdOutPercent, List<Long> people) {
        LocalDate first = LocalDate.ofInstant(time.instant(), settings.zone()).minusDays(DAYS);
        Optional<Stored> published =
                HouseClock.answerAt(at(first, LocalTime.MIN), () -> published(name, workflow, holdOutPercent));
        published.ifPresent(stored -> {
            // One transaction, or the engine would take them on in the present.
            Meeting.again(() -> transactions.execute(status -> {
                for (int day = 0; day < DAYS; day++) {
                    int week = day / WEEK;
                    List<Long> coming = day % WEEK == 0
                            ? people.stream()
                                    .filter(p -> p % (DAYS / WEEK) == week)
                                    .toList()
                            : List.of();
                    day(stored.id(), first.plusDays(day), coming);
                }
                return true;
            }));
            shown(stored);
        });
    }

    private Instant at(LocalDate day, LocalTime hour) {
        return day.atTime(hour).atZone(settings.zone()).toInstant();
    }

    private Optional<Stored> published(String name, Workflow workflow, int holdOutPercent) {
        return workflows.make(name, workflow) instanceof Workflows.Outcome.Done made
                        && workflows.publish(made.workflow().id(), false, holdOutPercent)
                                instanceof Workflows.Outcome.Done
                        && workflows.turn(made.workflow().id(), true) instanceof Workflows.Outcome.Done on
                ? Optional.of(on.workflow())
                : Optional.empty();
    }

    private void day(int workflow, LocalDate day, List<Long> coming) {
        if (!coming.isEmpty()) {
            HouseClock.at(at(day, OPENS), () -> {
                coming.forEach(customer -> entering.byHand(workflow, customer));
                entering.place();
                goOn(workflow, at(day, OPENS));
            });
        }
        HouseClock.at(at(day, LATER), () -> goOn(workflow, at(day, LATER)));
    }

    private void goOn(int workflow, Instant now) {
        int turns = 0;
        while (turns < MOST_TURNS && engine.turn(workflow, now)) {
            turns++;
        }
    }

    /** Whoever came to a till within some days was told. */
    private void shown(Stored stored) {
        for (Line line : messages.page(0, stored.trial(), Long.MAX_VALUE, MOST_MESSAGES)) {
            long lot = Math.floorMod((line.customerId() * 0x9E3779B97F4A7C15L) >>> 33, 100L);
            Instant then = line.wantedAt().plus(Duration.ofHours(2 + lot));
            if (line.channel().equals(DemoNews.TILL) && lot < SHOWN && then.isBefore(time.instant())) {
                HouseClock.at(then, () -> messages.shown(line.id()));
            }
        }
    }
}
