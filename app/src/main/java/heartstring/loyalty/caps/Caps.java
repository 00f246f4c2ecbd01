package heartstring.loyalty.caps;

import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How much rules with a limit may still give. Where no rule has one, nothing is asked. */
@Component
public class Caps {

    private final CapsSql sql;
    private final Programmes programmes;
    private final JointLimits limits;
    private final Settings settings;

    Caps(CapsSql sql, Programmes programmes, JointLimits limits, Settings settings) {
        this.sql = sql;
        this.programmes = programmes;
        this.limits = limits;
        this.settings = settings;
    }

    /** A rule that is to give a customer something for a moment. */
    public record Asked(EarnRule rule, long customerId, Instant at) {}

    /** Until the transaction ends, nobody else adds to what limited rules give these customers; before any account is locked. */
    public void lock(Collection<Long> customers) {
        Set<Long> real = customers.stream().filter(c -> c != 0).collect(Collectors.toSet());
        if (!real.isEmpty() && any()) {
            sql.lock(real);
        }
    }

    /** Whether a rule has a limit, of its own or together with others, for what happened then. */
    public boolean limited(EarnRule rule, Instant at) {
        return rule.cap() != null || limits.all().stream().anyMatch(l -> l.limits(rule.id(), at));
    }

    private boolean any() {
        return !limits.all().isEmpty()
                || programmes.all().stream()
                        .flatMap(p -> programmes.rules(p.id()).stream())
                        .anyMatch(r -> r.cap() != null);
    }

    /** What there is room for; exact while {@link #lock} holds. Those without a limit may be asked too. */
    public Rooms rooms(Collection<Asked> asked) {
        List<Window> windows = new ArrayList<>();
        for (Asked one : asked) {
            if (one.customerId() != 0) {
                windows(one).forEach(windows::add);
            }
        }
        Map<Rooms.Whose, NavigableMap<LocalDate, Long>> given = new HashMap<>();
        if (!windows.isEmpty()) {
            sql.given(windows)
                    .forEach(row -> given.computeIfAbsent(
                                    new Rooms.Whose(row.ruleId(), row.customerId()), k -> new TreeMap<>())
                            .merge(row.day(), row.points(), Long::sum));
        }
        return new Rooms(given, limits.all(), settings.zone());
    }

    /** What a rule gave a customer from that day on and before this one. */
    record Window(long ruleId, long customerId, LocalDate from, LocalDate to) {}

    private Stream<Window> windows(Asked asked) {
        LocalDate day = day(asked.at(), settings.zone());
        Cap own = asked.rule().cap();
        Stream<Window> alone = own == null
                ? Stream.empty()
                : Stream.of(new Window(asked.rule().id(), asked.customerId(), own.from(day), own.to(day)));
        Stream<Window> together = limits.all().stream()
                .filter(l -> l.limits(asked.rule().id(), asked.at()))
                .flatMap(l -> l.rules().stream()
                        .map(rule -> new Window(
                                rule,
                                asked.customerId(),
                                l.cap().from(day),
                                l.cap().to(day))));
        return Stream.concat(alone, together);
    }

    /** Writes what limited rules gave since the rooms were asked for. */
    public void keep(Rooms rooms) {
        if (!rooms.orders().isEmpty()) {
            sql.keepOrders(rooms.orders());
        }
        if (!rooms.events().isEmpty()) {
            sql.addEvents(rooms.events());
        }
    }

    /** These orders are gone, and what they were given leaves room for others. */
    public void gone(Collection<Long> orders) {
        if (!orders.isEmpty() && any()) {
            sql.forget(orders);
        }
    }

    static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
