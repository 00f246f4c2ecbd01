package heartstring.experience.asking;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Notes who is due to be asked after an event that came in; what is older than two days is history and asks nobody. */
@Component
class AskingBelt implements TouchpointConsumer {

    private static final Duration FRESH = Duration.ofDays(2);

    /** No event has this name; an empty set would mean all. */
    private static final Set<String> NONE = Set.of("\n");

    private final AskingSql sql;
    private final Triggers triggers;
    private final InstantSource time;

    AskingBelt(AskingSql sql, Triggers triggers, InstantSource time) {
        this.sql = sql;
        this.triggers = triggers;
        this.time = time;
    }

    @Override
    public String name() {
        return "experience.asking";
    }

    @Override
    public Set<String> wants() {
        Set<String> events = triggers.all().stream()
                .filter(t -> !t.stopped() && t.way() == Trigger.Way.EMAIL)
                .map(Trigger::event)
                .collect(Collectors.toSet());
        return events.isEmpty() ? NONE : events;
    }

    @Override
    public boolean wantsBody() {
        return false;
    }

    @Override
    public void take(List<Row> rows) {
        Instant since = time.instant().minus(FRESH);
        for (Trigger trigger : triggers.all()) {
            boolean writes = !trigger.stopped() && trigger.way() == Trigger.Way.EMAIL;
            List<Row> due = rows.stream()
                    .filter(r -> writes && r.name().equals(trigger.event()))
                    .filter(r -> r.profileId() != 0 && r.occurredAt().isAfter(since))
                    .toList();
            if (!due.isEmpty()) {
                sql.due(
                        trigger,
                        due.stream().map(Row::profileId).toList(),
                        due.stream().map(Row::id).toList(),
                        due.stream()
                                .map(r -> r.occurredAt()
                                        .plus(Duration.ofMinutes(trigger.delayMinutes()))
                                        .toString())
                                .toList());
            }
        }
    }

    /** What was asked was asked; who waits is asked about nothing that is gone. */
    @Override
    public void withdraw(List<Row> rows) {
        sql.withdraw(rows.stream().map(Row::id).toList());
    }

    /** Decisions are facts. Told again, an event asks nobody a second time. */
    @Override
    public void forget() {}
}
