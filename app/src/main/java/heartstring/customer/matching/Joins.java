package heartstring.customer.matching;

import static java.util.Objects.requireNonNull;

import heartstring.customer.limits.Limits;
import heartstring.customer.profiles.Headlines;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Thinks a set of candidate joins through in memory, then writes what became of them in a few statements. */
@Component
public class Joins {

    private final JoinsSql sql;
    private final Limits limits;
    private final Headlines headlines;
    private final ObjectProvider<MovementWatcher> watchers;

    Joins(JoinsSql sql, Limits limits, Headlines headlines, ObjectProvider<MovementWatcher> watchers) {
        this.headlines = headlines;
        this.sql = sql;
        this.limits = limits;
        this.watchers = watchers;
    }

    /** What a set of candidates comes to; nothing is written yet. */
    record Plan(List<Movement> movements, List<Refused> refused) {}

    record Refused(long left, long right, String cause, String reason) {}

    Map<Long, Long> customersOf(Set<Long> profiles) {
        return sql.customersOf(profiles);
    }

    /** Joins what may be joined, notes what a rule refused, and returns the customers that changed. */
    Set<Long> apply(List<Candidate> candidates) {
        Set<Long> changed = new TreeSet<>();
        if (candidates.isEmpty()) {
            return changed;
        }
        Plan plan = plan(candidates);
        if (!plan.movements().isEmpty()) {
            sql.move(sql.numbered(plan.movements()), "rules", 0);
            plan.movements().forEach(m -> {
                changed.add(m.fromCustomer());
                changed.add(m.toCustomer());
            });
        }
        if (!plan.refused().isEmpty()) {
            sql.refuse(plan.refused());
        }
        return changed;
    }

    /**
     * Joins two customers because they are so much alike, unless a limit or a colleague's word holds that back. The puzzle is locked
     * by the caller. Answers whether they are one now and were not before.
     *
     * @param confidence 0 to 1
     */
    public boolean joinAlike(long one, long other, double confidence) {
        long left = sql.leadOf(one);
        long right = sql.leadOf(other);
        Set<Long> changed = left == 0 || right == 0
                ? Set.of()
                : apply(List.of(new Candidate(left, right, "likeness", Math.min(confidence, 0.999), false)));
        if (!changed.isEmpty()) {
            headlines.refresh(changed);
        }
        return !changed.isEmpty();
    }

    /** Writes one movement; returns it with its number. */
    public Movement write(Movement movement, String actorKind, long actorId) {
        List<Movement> numbered = sql.numbered(List.of(movement));
        sql.move(numbered, actorKind, actorId);
        watchers.orderedStream().forEach(w -> w.moved(numbered.getFirst()));
        return numbered.getFirst();
    }

    Plan plan(Collection<Candidate> all) {
        Map<Long, Long> customers = sql.customersOf(
                all.stream().flatMap(c -> Stream.of(c.left(), c.right())).collect(Collectors.toSet()));
        List<Candidate> candidates = all.stream()
                .filter(c -> !Objects.equals(customers.get(c.left()), customers.get(c.right())))
                .toList();
        if (candidates.isEmpty()) {
            return new Plan(List.of(), List.of());
        }
        Set<Long> touched = new TreeSet<>();
        candidates.forEach(c -> {
            touched.add(home(customers, c.left()));
            touched.add(home(customers, c.right()));
        });
        return think(candidates, customers, sql.groups(touched));
    }

    private Plan think(List<Candidate> candidates, Map<Long, Long> customers, Map<Long, Group> groups) {
        List<Movement> movements = new ArrayList<>();
        Map<String, Refused> refused = new LinkedHashMap<>();
        Map<Long, Long> redirects = new HashMap<>();
        for (Candidate c : candidates) {
            Group left = requireNonNull(groups.get(follow(redirects, home(customers, c.left()))));
            Group right = requireNonNull(groups.get(follow(redirects, home(customers, c.right()))));
            if (left == right) {
                continue;
            }
            String reason = left.refusal(right, c.explicit(), limits);
            if (reason != null) {
                long low = Math.min(c.left(), c.right());
                long high = Math.max(c.left(), c.right());
                refused.putIfAbsent(low + "-" + high, new Refused(low, high, c.cause(), reason));
                continue;
            }
            Group stays = left.customerId < right.customerId ? left : right;
            Group goes = stays == left ? right : left;
            movements.add(new Movement(
                    0,
                    "merge",
                    c.cause(),
                    c.confidence(),
                    goes.customerId,
                    stays.customerId,
                    c.left(),
                    c.right(),
                    List.copyOf(goes.profiles)));
            stays.absorb(goes);
            redirects.put(goes.customerId, stays.customerId);
        }
        // Asked only about those that are two in the end, and that no colleague has spoken about.
        List<Refused> open = refused.values().stream()
                .filter(pair -> {
                    Group left = requireNonNull(groups.get(follow(redirects, home(customers, pair.left()))));
                    Group right = requireNonNull(groups.get(follow(redirects, home(customers, pair.right()))));
                    return left != right && !left.isKeptApartFrom(right);
                })
                .toList();
        return new Plan(movements, open);
    }

    private static long home(Map<Long, Long> customers, long profile) {
        return requireNonNull(customers.get(profile));
    }

    private static long follow(Map<Long, Long> redirects, long customer) {
        long at = customer;
        for (Long next = redirects.get(at); next != null; next = redirects.get(at)) {
            at = next;
        }
        return at;
    }
}
