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

    private final List<JointLimit> limits;

    Rooms(Map<Whose, NavigableMap<LocalDate, Long>> given, List<JointLimit> limits, ZoneId zone) {
        this.given = given;
        this.limits = limits;
        this.zone = zone;
    }

    record Whose(long ruleId, long customerId) {}

    /** What a rule gave; order 0 for an event. */
    record Gave(long ruleId, long profileId, LocalDate day, long orderId, long points) {}

    /**
     * How many more points the rule may give this customer for what happened then, by itself and together with others; more than there
     * can be without a limit.
     */
    public long room(EarnRule rule, long customerId, Instant at) {
        LocalDate day = Caps.day(at, zone);
        Cap own = rule.cap();
        long room =
                own == null ? Long.MAX_VALUE : own.points() - given(rule.id(), customerId, own.from(day), own.to(day));
        for (JointLimit limit : limits) {
            if (limit.limits(rule.id(), at)) {
                LocalDate began = Caps.day(limit.from(), zone);
                LocalDate from = limit.cap().from(day);
                long sum = limit.rules().stream()
                        .mapToLong(other -> given(
                                other,
                                customerId,
                                from.isBefore(began) ? began : from,
                                limit.cap().to(day)))
                        .sum();
                room = Math.min(room, limit.cap().points() - sum);
            }
        }
        return Math.max(0, room);
    }

    private long given(long rule, long customer, LocalDate from, LocalDate to) {
        return given
                .getOrDefault(new Whose(rule, customer), new TreeMap<>())
                .subMap(from, true, to, false)
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private boolean limited(EarnRule rule, Instant at) {
        return rule.cap() != null || limits.stream().anyMatch(l -> l.limits(rule.id(), at));
    }

    /** The rule would give so much, so that others that are limited together with it have less room; nothing is kept. */
    public void supposed(EarnRule rule, long customerId, Instant at, long points) {
        if (limited(rule, at)) {
            add(rule, customerId, at, points);
        }
    }

    /**
     * What an order is given by a rule in all.
     *
     * @param has what it was given before: that is never taken because of the limit
     * @param should what it would be given without one
     */
    public long order(EarnRule rule, long customerId, long profileId, Instant at, long order, long has, long should) {
        if (!limited(rule, at)) {
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
        if (limited(rule, at)) {
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
