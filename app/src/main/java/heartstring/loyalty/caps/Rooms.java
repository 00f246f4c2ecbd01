package heartstring.loyalty.caps;

import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.EarnRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What limited rules gave some customers so far and give them now, in memory; see {@link Caps}. */
public final class Rooms {

    private final Map<Whose, NavigableMap<LocalDate, Long>> given;
    private final ZoneId zone;
    private final List<Gave> orders = new ArrayList<>();
    private final List<Gave> events = new ArrayList<>();

    Rooms(Map<Whose, NavigableMap<LocalDate, Long>> given, ZoneId zone) {
        this.given = given;
        this.zone = zone;
    }

    record Whose(long ruleId, long customerId) {}

    /** What a rule gave; order 0 for an event. */
    record Gave(long ruleId, long profileId, LocalDate day, long orderId, long points) {}

    /** How many more points the rule may give this customer for what happened then; more than there can be without a limit. */
    public long room(EarnRule rule, long customerId, Instant at) {
        Cap cap = rule.cap();
        if (cap == null) {
            return Long.MAX_VALUE;
        }
        LocalDate day = Caps.day(at, zone);
        long sum = given
                .getOrDefault(new Whose(rule.id(), customerId), new TreeMap<>())
                .subMap(cap.from(day), true, cap.to(day), false)
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        return Math.max(0, cap.points() - sum);
    }

    /**
     * What an order is given by a rule in all.
     *
     * @param has what it was given before: that is never taken because of the limit
     * @param should what it would be given without one
     */
    public long order(EarnRule rule, long customerId, long profileId, Instant at, long order, long has, long should) {
        if (rule.cap() == null) {
            return should;
        }
        long gets = should <= has ? should : has + Math.min(should - has, room(rule, customerId, at));
        if (gets != has) {
            add(rule, customerId, at, gets - has);
            orders.add(new Gave(rule.id(), profileId, Caps.day(at, zone), order, gets));
        }
        return gets;
    }

    /** The rule gave so much for an event. */
    public void event(EarnRule rule, long customerId, long profileId, Instant at, long points) {
        if (rule.cap() != null) {
            add(rule, customerId, at, points);
            events.add(new Gave(rule.id(), profileId, Caps.day(at, zone), 0, points));
        }
    }

    private void add(EarnRule rule, long customerId, Instant at, long points) {
        given.computeIfAbsent(new Whose(rule.id(), customerId), k -> new TreeMap<>())
                .merge(Caps.day(at, zone), points, Long::sum);
    }

    List<Gave> orders() {
        return orders;
    }

    List<Gave> events() {
        return events;
    }
}
