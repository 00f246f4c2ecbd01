package heartstring.loyalty.caps;

import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How much rules with a limit may still give. Where no rule has one, nothing is asked. */
@Component
public class Caps {

    private final CapsSql sql;
    private final Programmes programmes;
    private final Settings settings;

    Caps(CapsSql sql, Programmes programmes, Settings settings) {
        this.sql = sql;
        this.programmes = programmes;
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

    private boolean any() {
        return programmes.all().stream()
                .flatMap(p -> programmes.rules(p.id()).stream())
                .anyMatch(r -> r.cap() != null);
    }

    /** What there is room for; exact while {@link #lock} holds. Those without a limit may be asked too. */
    public Rooms rooms(Collection<Asked> asked) {
        List<Asked> limited = asked.stream()
                .filter(a -> a.rule().cap() != null && a.customerId() != 0)
                .toList();
        Map<Rooms.Whose, NavigableMap<LocalDate, Long>> given = new HashMap<>();
        if (!limited.isEmpty()) {
            sql.given(limited, settings.zone())
                    .forEach(row -> given.computeIfAbsent(
                                    new Rooms.Whose(row.ruleId(), row.customerId()), k -> new TreeMap<>())
                            .merge(row.day(), row.points(), Long::sum));
        }
        return new Rooms(given, settings.zone());
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
