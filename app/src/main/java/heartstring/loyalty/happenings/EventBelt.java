package heartstring.loyalty.happenings;

import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Rewards events that come in as touchpoints, such as a review or an answer, in the transaction that carries them. */
@Component
class EventBelt implements TouchpointConsumer {

    /** No event has this name; an empty set would mean all. */
    private static final Set<String> NONE = Set.of("\n");

    private final Happenings happenings;

    EventBelt(Happenings happenings) {
        this.happenings = happenings;
    }

    @Override
    public String name() {
        return "loyalty.events";
    }

    @Override
    public Set<String> wants() {
        Set<String> events = happenings.rewarded();
        return events.isEmpty() ? NONE : events;
    }

    @Override
    public boolean wantsBody() {
        return false;
    }

    @Override
    public void take(List<Row> rows) {
        happenings.earnHere(rows.stream()
                .filter(r -> r.profileId() != 0)
                .map(r -> new Happened(
                        r.profileId(), r.name(), "touchpoint " + r.id(), r.id(), r.channel(), r.occurredAt()))
                .toList());
    }

    /** What was given for an event stays when its import is taken back: it may be spent already. */
    @Override
    public void withdraw(List<Row> rows) {}

    /** The ledger is no derived thing; told again, an event earns nothing more. */
    @Override
    public void forget() {}
}
