package heartstring.customer.matching;

import heartstring.customer.limits.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One customer while a set of joins is thought through: its pieces, its identifiers and what it is kept apart from. */
final class Group {

    final long customerId;
    final String kind;
    final List<Long> profiles = new ArrayList<>();
    private final Map<String, Set<String>> values = new HashMap<>();
    private final Map<Long, Set<Integer>> sides = new HashMap<>();

    Group(long customerId, String kind) {
        this.customerId = customerId;
        this.kind = kind;
    }

    void show(String identifierKind, String value) {
        values.computeIfAbsent(identifierKind, k -> new HashSet<>()).add(value);
    }

    void keepApart(long movement, int side) {
        sides.computeIfAbsent(movement, m -> new HashSet<>()).add(side);
    }

    /** Whether a colleague said that these two are different people. */
    boolean isKeptApartFrom(Group other) {
        for (var mine : sides.entrySet()) {
            Set<Integer> theirs = other.sides.getOrDefault(mine.getKey(), Set.of());
            if (theirs.stream().anyMatch(side -> mine.getValue().contains(1 - side))) {
                return true;
            }
        }
        return false;
    }

    /** Why these two may not be one, in plain words; null when they may. */
    @Nullable
    String refusal(Group other, boolean explicit, Limits limits) {
        if (!kind.equals(other.kind)) {
            return "one is a person, the other a company";
        }
        if (isKeptApartFrom(other)) {
            return "kept apart by a colleague";
        }
        if (explicit) {
            return null;
        }
        for (var mine : values.entrySet()) {
            Set<String> theirs = other.values.getOrDefault(mine.getKey(), Set.of());
            Set<String> both = new HashSet<>(mine.getValue());
            both.addAll(theirs);
            int limit = limits.of(mine.getKey());
            boolean grows = both.size() > mine.getValue().size() && both.size() > theirs.size();
            if (grows && both.size() > limit) {
                return "together they would have %d values of %s, the limit is %d"
                        .formatted(both.size(), mine.getKey(), limit);
            }
        }
        return null;
    }

    void absorb(Group other) {
        profiles.addAll(other.profiles);
        other.values.forEach(
                (k, v) -> values.computeIfAbsent(k, x -> new HashSet<>()).addAll(v));
        other.sides.forEach(
                (k, v) -> sides.computeIfAbsent(k, x -> new HashSet<>()).addAll(v));
    }
}
